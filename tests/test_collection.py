import os
import time
from pathlib import Path
from typing import Final

import pytest

from dlprep import source
from dlprep.collection import Collection, Loader, display_paths, problems_in
from dlprep.model import Draft
from dlprep.problems import Code, Place, Problem, Refusal

QUESTION: Final = """\
level: basic
question: {ko: 질문, en: Question}
short: {ko: 답, en: Answer}
answer: {ko: 답, en: Answer}
no_snippets: nothing to compute
"""

SYLLABUS: Final = """\
tags:
  activation: {ko: 활성화, en: Activation}
chapters:
  - id: activations
    title: {ko: 활성화, en: Activations}
    summary: {ko: 요약, en: Summary}
    questions: [second, first]
"""

GLOSSARY: Final = "terms: []\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two questions, whose files are old enough to be known by their time."""
    write(tmp_path / "questions/syllabus.yml", SYLLABUS)
    write(tmp_path / "questions/glossary.yml", GLOSSARY)
    write(tmp_path / "questions/activations/first.yml", QUESTION)
    write(tmp_path / "questions/activations/second.yml", QUESTION)
    return tmp_path


def write(path: Path, text: str | bytes, *, age: float = 60.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def load(root: Path, loader: Loader | None = None) -> Collection:
    loaded = (loader or Loader()).load(root)
    assert isinstance(loaded, Collection), loaded
    return loaded


def problems(root: Path) -> list[str]:
    loaded = Loader().load(root)
    assert isinstance(loaded, Refusal)
    return [
        f"{str(p.place).removeprefix('questions/')}: {p.code}: {p.message} -> {p.remedy}"
        for p in loaded.problems
    ]


def test_questions_come_in_the_order_of_the_syllabus(root: Path) -> None:
    write(root / "questions/activations/another.yml", QUESTION)
    collection = load(root)
    assert [question.id for question in collection.questions] == ["second", "first", "another"]
    assert collection.by_id["first"] is collection.questions[1]
    assert collection.questions[0].path == "questions/activations/second.yml"
    assert collection.questions[0].chapter == "activations"


def test_problems_of_all_files_are_collected(root: Path) -> None:
    write(root / "questions/activations/first.yml", "level: easy\n")
    write(root / "questions/activations/second.yml", "- list\n")
    write(root / "questions/syllabus.yml", "tags: [\n")
    (root / "questions/glossary.yml").unlink()
    paths = [problem.place.path for problem in Loader().read(root).problems]
    assert list(dict.fromkeys(paths)) == [
        "questions/activations/first.yml",
        "questions/activations/second.yml",
        "questions/glossary.yml",
        "questions/syllabus.yml",
    ]


def test_what_can_be_read_is_there_beside_the_problems(root: Path) -> None:
    write(root / "questions/activations/first.yml", "level: basic\n")
    loaded = Loader().read(root)
    assert loaded.collection is not None
    assert [question.id for question in loaded.collection.questions] == ["second"]
    assert loaded.collection.unread == {"first"}
    assert {problem.place.path for problem in loaded.problems} == {
        "questions/activations/first.yml"
    }


def test_without_syllabus_and_glossary_there_is_no_collection(root: Path) -> None:
    (root / "questions/syllabus.yml").unlink()
    (root / "questions/glossary.yml").unlink()
    assert Loader().read(root).collection is None
    assert problems(root) == [
        (
            "glossary.yml:1:1: missing-file: questions/glossary.yml is missing"
            " -> Create it; it holds terms."
        ),
        (
            "syllabus.yml:1:1: missing-file: questions/syllabus.yml is missing"
            " -> Create it; it holds chapters and tags."
        ),
    ]


def test_a_project_without_questions(tmp_path: Path) -> None:
    assert problems(tmp_path)[0] == (
        "questions:1:1: missing-file: the folder questions is missing"
        " -> Run the command in the root of the project, where mkdocs.yml is."
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "activations/third.yaml",
            (
                "wrong-extension: the file is not read, because its name does not end in .yml"
                " -> Rename it to questions/activations/third.yml."
            ),
        ),
        (
            "activations/third.YML",
            (
                "wrong-extension: the file is not read, because its name does not end in .yml"
                " -> Rename it to questions/activations/third.yml."
            ),
        ),
        (
            "syllabus.yaml",
            (
                "wrong-extension: the file is not read, because its name does not end in .yml"
                " -> Rename it to questions/syllabus.yml."
            ),
        ),
        (
            "third.yml",
            (
                "stray-file: the file lies outside the chapters, so it is not read as a question"
                " -> Move it into the folder of its chapter: questions/<chapter>/third.yml."
            ),
        ),
        (
            "activations/plot.png",
            (
                "stray-file: the file is neither a question, nor the syllabus, nor the glossary"
                " -> Move it out of the questions folder; a question is a file named <id>.yml."
            ),
        ),
        (
            "README.md",
            (
                "stray-file: the file is neither a question, nor the syllabus, nor the glossary"
                " -> Move it out of the questions folder; a question is a file named <id>.yml."
            ),
        ),
        (
            "activations/Third Question!.yml",
            (
                "bad-name: the file's name cannot be the id of a question, which is part of the"
                " page's address -> Name it in letters a-z, digits and single hyphens,"
                " a letter first, such as third-question.yml."
            ),
        ),
        (
            "activations/시그모이드.yml",
            (
                "bad-name: the file's name cannot be the id of a question, which is part of the"
                " page's address -> Name it in letters a-z, digits and single hyphens,"
                " a letter first."
            ),
        ),
        (
            "activations/3d-conv.yml",
            (
                "bad-name: the file's name cannot be the id of a question, which is part of the"
                " page's address -> Name it in letters a-z, digits and single hyphens,"
                " a letter first."
            ),
        ),
    ],
)
def test_files_out_of_place(root: Path, name: str, expected: str) -> None:
    write(root / "questions" / name, QUESTION)
    assert problems(root) == [f"{name}:1:1: {expected}"]


def test_a_folder_in_a_chapter(root: Path) -> None:
    write(root / "questions/activations/deeper/third.yml", QUESTION)
    assert problems(root) == [
        (
            "activations/deeper:1:1: stray-file: a chapter's folder contains question files"
            " only, and this is a folder"
            " -> Move its questions into the chapter's own folder, or move it out."
        )
    ]


def test_a_folder_that_cannot_be_a_chapter(root: Path) -> None:
    write(root / "questions/My Chapter/third.yml", QUESTION)
    assert problems(root) == [
        (
            "My Chapter:1:1: bad-name: the folder's name cannot be the id of a chapter"
            " -> Name it in letters a-z, digits and single hyphens, a letter first."
        )
    ]


def test_an_empty_folder_does_no_harm(root: Path) -> None:
    (root / "questions/Later").mkdir()
    assert len(load(root).questions) == 2


def test_names_that_differ_by_case_alone(root: Path) -> None:
    write(root / "questions/activations/First.yml", QUESTION)
    assert problems(root) == [
        (
            "activations/First.yml:1:1: case-collision: the name differs from first.yml by"
            " upper and lower case alone; on Windows and macOS one of the two overwrites the other"
            " -> Rename or remove one of them."
        )
    ]


def test_links_are_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = write(tmp_path_factory.mktemp("outside") / "secret.yml", QUESTION)
    (root / "questions/activations/third.yml").symlink_to(outside)
    (root / "questions/loop").symlink_to(root / "questions", target_is_directory=True)
    remedy = "Put the file itself here."
    why = "links are not followed, since they can lead out of the project"
    assert problems(root) == [
        (
            f"activations/third.yml:1:1: symbolic-link: this is a symbolic link to {outside};"
            f" {why} -> {remedy}"
        ),
        (
            f"loop:1:1: symbolic-link: this is a symbolic link to {root / 'questions'};"
            f" {why} -> {remedy}"
        ),
    ]


def test_a_linked_syllabus_is_reported_once(root: Path) -> None:
    (root / "questions/syllabus.yml").rename(root / "elsewhere.yml")
    (root / "questions/syllabus.yml").symlink_to("../elsewhere.yml")
    assert problems(root) == [
        (
            "syllabus.yml:1:1: symbolic-link: this is a symbolic link to ../elsewhere.yml;"
            " links are not followed, since they can lead out of the project"
            " -> Put the file itself here."
        )
    ]


def test_names_that_are_no_text_are_shown_on_one_line(root: Path) -> None:
    name = os.fsdecode(b"a\xff\n.yml")
    write(root / "questions/activations" / name, QUESTION)
    (problem,) = problems(root)
    assert problem.startswith("activations/a\\udcff\\n.yml:1:1: bad-name: ")


def test_what_editors_leave_behind_is_ignored(root: Path) -> None:
    for name in (".first.yml.swp", "first.yml~", "#first.yml#", ".DS_Store"):
        write(root / "questions/activations" / name, b"\0")
    write(root / "questions/question.schema.json", "{}")
    assert len(load(root).questions) == 2


def test_a_pipe_is_not_opened(root: Path) -> None:
    os.mkfifo(root / "questions/activations/third.yml")
    assert problems(root) == [
        (
            "activations/third.yml:1:1: unreadable-file: the file is not a regular file"
            " -> Put a readable YAML file here, or remove the entry."
        )
    ]


def test_an_unchanged_project_is_the_same_collection(root: Path) -> None:
    loader = Loader()
    assert load(root, loader) is load(root, loader)


def test_unchanged_questions_stay_the_same_objects(root: Path) -> None:
    loader = Loader()
    before = load(root, loader)
    write(root / "questions/activations/first.yml", QUESTION.replace("basic", "advanced"), age=30)
    after = load(root, loader)
    assert after.by_id["second"] is before.by_id["second"]
    assert after.by_id["first"].level == "advanced"
    assert (after.syllabus, after.glossary) == (before.syllabus, before.glossary)
    assert after.syllabus is before.syllabus


def test_an_unchanged_file_is_not_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = Loader()
    load(root, loader)
    opened: list[str] = []

    def recording(path: Path, shown: str) -> bytes | Refusal:
        opened.append(path.name)
        return read(path, shown)

    read = source.read
    monkeypatch.setattr(source, "read", recording)
    load(root, loader)
    write(root / "questions/activations/first.yml", QUESTION.replace("질문", "물음"), age=30)
    load(root, loader)
    assert opened == ["first.yml"]


def test_the_same_bytes_written_again_are_the_same_question(root: Path) -> None:
    loader = Loader()
    before = load(root, loader)
    write(root / "questions/activations/first.yml", QUESTION, age=30)
    assert load(root, loader) is before


def test_a_change_too_quick_for_the_clock_is_seen(root: Path) -> None:
    """Two writes within one tick leave the same time stamp, so a young file is read again."""
    loader = Loader()
    path = write(root / "questions/activations/first.yml", QUESTION, age=0)
    status = path.stat()
    load(root, loader)
    path.write_text(QUESTION.replace("basic", "draft"), encoding="utf-8")
    path.write_text(QUESTION.replace("질문", "물음"), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    ko = load(root, loader).by_id["first"].question.ko
    assert ko is not None
    assert ko.value == "물음"


def test_a_mended_file_is_read_again(root: Path) -> None:
    loader = Loader()
    path = root / "questions/activations/first.yml"
    write(path, "level: basic\n")
    broken = loader.read(root)
    assert loader.read(root) == broken
    write(path, QUESTION, age=30)
    assert loader.read(root).problems == ()


def test_a_question_of_which_only_the_snippets_can_be_read_is_a_draft(root: Path) -> None:
    draft = QUESTION.replace("basic", "easy").replace(
        "no_snippets: nothing to compute", "snippets:\n  one:\n    code: |\n      1\n"
    )
    write(root / "questions/activations/first.yml", draft)
    loaded = Loader().read(root)
    assert loaded.collection is not None
    assert loaded.drafts is not None
    assert set(loaded.collection.by_id) == {"second"}
    assert loaded.collection.unread == {"first"}
    second, first = loaded.drafts.questions
    assert (first.id, type(first)) == ("first", Draft)
    assert second is loaded.collection.by_id["second"]
    assert loaded.drafts.unread == frozenset()
    assert [problem.code for problem in loaded.problems] == ["bad-level"]


def test_where_every_question_is_finished_there_are_no_other_drafts(root: Path) -> None:
    loaded = Loader().read(root)
    assert loaded.drafts is not None
    assert loaded.collection is not None
    assert loaded.drafts.questions == loaded.collection.questions


def test_removed_and_renamed_files_are_forgotten(root: Path) -> None:
    loader = Loader()
    load(root, loader)
    (root / "questions/activations/first.yml").rename(root / "questions/activations/new.yml")
    assert set(load(root, loader).by_id) == {"second", "new"}
    assert "questions/activations/first.yml" not in loader._by_content._entries


def test_problems_are_selected_by_file_and_folder(root: Path) -> None:
    first, second, other = (
        Problem(code=Code("x"), place=Place(path), message="m", remedy="r")
        for path in ("questions/a/first.yml", "questions/a/second.yml", "questions/ab/third.yml")
    )
    everything = (first, second, other)
    assert problems_in(everything, display_paths(root, [])) == everything
    assert problems_in(everything, display_paths(root, [root])) == everything
    assert problems_in(everything, display_paths(root, [root / "questions/a"])) == (first, second)
    assert problems_in(everything, display_paths(root, [root / "questions/a/second.yml"])) == (
        second,
    )


def test_a_path_outside_the_project_cannot_be_selected(root: Path) -> None:
    with pytest.raises(ValueError, match=r"\.\. lies outside the project at "):
        display_paths(root, [root / ".."])
