"""What is wrong with a template is told with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from made_executed import TEMPLATES, executed, question
from unprivileged import unprivileged

from dlprep.problems import Code, Place, Problem, Refusal
from dlprep.rendering import Page, render, render_question

UNDEFINED = (
    "Use a field of the view, listed in src/dlprep/rendering/views.py, "
    "or a word of src/dlprep/words/table.py."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))


def problems(folder: Path) -> tuple[Problem, ...]:
    result = render(executed(question(), question(name="step")), "en", templates=folder)
    assert isinstance(result, Refusal)
    return result.problems


def problem(code: str, line: int, message: str, remedy: str, file: str = "question") -> Problem:
    place = Place(f"templates/{file}.md.j2", line)
    return Problem(code=Code(code), place=place, message=message, remedy=remedy)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "one\n{% if page %}\n",
            problem(
                "template-syntax",
                2,
                "this is not a Jinja template: Unexpected end of template. Jinja was looking for "
                "the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs "
                "to be closed is 'if'.",
                "Correct the line; {% … %} and {{ … }} must be closed, and blocks ended.",
            ),
        ),
        (
            "one\n\n{{ page.titel }}\n",
            problem(
                "template-undefined",
                3,
                "the template uses a name that does not exist: "
                "'dlprep.rendering.views.QuestionView object' has no attribute 'titel'",
                UNDEFINED,
            ),
        ),
        (
            "{{ word.short }}\n",
            problem(
                "template-undefined",
                1,
                "the template uses a name that does not exist: 'word' is undefined",
                UNDEFINED,
            ),
        ),
        (
            "{{ words.short + 1 }}\n",
            problem(
                "template-failed",
                1,
                "the template fails while it is filled in: TypeError: "
                'can only concatenate str (not "int") to str',
                "Correct the expression in this line.",
            ),
        ),
        (
            "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}\n",
            problem(
                "template-failed",
                1,
                "the template calls or includes itself without end",
                "End the recursion in this line with a condition.",
            ),
        ),
        (
            "\n{{ [1] | map | list }}\n",
            problem(
                "template-failed",
                2,
                "the template fails while it is filled in: FilterArgumentError: "
                "map requires a filter argument",
                "Correct the expression in this line.",
            ),
        ),
        (
            "one\n{% include 'gone.md.j2' %}\n",
            problem(
                "template-missing",
                2,
                "there is no template templates/gone.md.j2",
                "Restore the file, or correct its name where it is included.",
            ),
        ),
    ],
    ids=["syntax", "field", "name", "expression", "recursion", "filter", "include"],
)
def test_a_broken_template(folder: Path, text: str, expected: Problem) -> None:
    (folder / "question.md.j2").write_text(text)
    assert problems(folder) == (expected,)
    alone = render_question(executed(), "gradient", "en", templates=folder)
    assert alone == Refusal((expected,))


def test_a_fault_in_an_included_template_is_told_at_its_own_line(folder: Path) -> None:
    (folder / "question.md.j2").write_text("{% include 'part.md.j2' %}\n")
    (folder / "part.md.j2").write_text("one\ntwo {{ nothing }}\n")
    assert problems(folder) == (
        problem(
            "template-undefined",
            2,
            "the template uses a name that does not exist: 'nothing' is undefined",
            UNDEFINED,
            file="part",
        ),
    )


def test_a_missing_template(folder: Path) -> None:
    (folder / "glossary.md.j2").unlink()
    assert problems(folder) == (
        problem(
            "template-missing",
            1,
            "there is no template templates/glossary.md.j2",
            "Restore the file, or correct its name where it is included.",
            file="glossary",
        ),
    )


def test_a_template_in_another_encoding(folder: Path) -> None:
    (folder / "tags.md.j2").write_bytes("one\n주제".encode("euc-kr"))
    assert problems(folder) == (
        problem(
            "template-encoding",
            2,
            "the template is not UTF-8: byte 0xc1 cannot be read",
            "Save the file as UTF-8.",
            file="tags",
        ),
    )


@pytest.mark.parametrize("name", ["question", "parts"])
def test_a_template_that_may_not_be_read(folder: Path, name: str) -> None:
    (folder / f"{name}.md.j2").chmod(0)
    with unprivileged():
        found = problems(folder)
    assert found == (
        problem(
            "template-unreadable",
            1,
            "the template cannot be read: Permission denied",
            "Allow reading the file.",
            file=name,
        ),
    )


def test_all_faults_are_told_at_once_in_order(folder: Path) -> None:
    (folder / "tags.md.j2").write_text("{{ a }}")
    (folder / "chapter.md.j2").write_text("{% b %}")
    found = [(each.code, each.place.path) for each in problems(folder)]
    assert found == [
        ("template-syntax", "templates/chapter.md.j2"),
        ("template-undefined", "templates/tags.md.j2"),
    ]


def test_a_mended_template_is_read_again(folder: Path) -> None:
    good = (folder / "question.md.j2").read_text()
    (folder / "question.md.j2").write_text("{{ nothing }}")
    assert len(problems(folder)) == 1
    (folder / "question.md.j2").write_text(good)
    assert isinstance(render_question(executed(), "gradient", "en", templates=folder), Page)


def test_what_a_template_writes_is_escaped(folder: Path) -> None:
    (folder / "question.md.j2").write_text('<p title="{{ text }}">{{ page.title.markdown }}</p>')
    (folder / "question.md.j2").write_text(
        '{% set text = \'"><script>\' %}<p title="{{ text }}">{{ page.title.markdown }}</p>'
    )
    made = executed(question("question: {en: 'Why `x`?'}"))
    page = render_question(made, "gradient", "en", templates=folder)
    assert isinstance(page, Page)
    assert page.markdown == '<p title="&#34;&#62;&#60;script&#62;">Why `x`?</p>'
