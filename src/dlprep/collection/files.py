"""Finds the question files in the ``questions`` folder, and reports files that do not belong."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dlprep.collection import faults
from dlprep.model import ID
from dlprep.parse.spelling import slug
from dlprep.problems import Problem

FOLDER: Final = "questions"
SYLLABUS: Final = f"{FOLDER}/syllabus.yml"
GLOSSARY: Final = f"{FOLDER}/glossary.yml"
NEEDED: Final = frozenset({SYLLABUS, GLOSSARY})
"""Without these nothing can be made of the questions."""

RECORD: Final = ".seeds.json"
"""How the name of a record ends that lies beside the question of the same name."""

_IGNORED: Final = re.compile(r"\..*|.*~|#.*#|__pycache__|.*\.schema\.json")
"""What file systems, editors and Python leave behind, and the schemas that editors read."""


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A file that should hold a question. ``display_path`` is what problems call it.

    ``recorded`` tells whether a record of runs on other seeds lies beside it.
    """

    path: Path
    display_path: str
    id: str
    chapter: str
    recorded: bool = False

    @property
    def record(self) -> Path:
        """The path of its record, whether there is one or not."""
        return self.path.with_name(f"{self.id}{RECORD}")

    @property
    def record_display_path(self) -> str:
        """The path of the record as problems name it."""
        return record_path(self.display_path)


def record_path(question_path: str) -> str:
    """The path of the record that belongs to the question's file at ``question_path``."""
    return question_path.removesuffix(".yml") + RECORD


@dataclass(slots=True)
class QuestionFiles:
    """The question files in order of their paths, and what is wrong with the others."""

    questions: list[QuestionFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_question_files(root: Path) -> QuestionFiles:
    """Look through ``root/questions``; nothing is opened, and no link is followed."""
    found = QuestionFiles()
    top = root / FOLDER
    if not top.is_dir():
        found.problems.append(faults.no_questions_folder(FOLDER))
        return found
    for entry in _list_entries(top, FOLDER, found):
        display_path = f"{FOLDER}/{_printable(entry.name)}"
        if entry.is_dir(follow_symlinks=False):
            _look_into_chapter(entry, display_path, found)
        elif display_path not in {SYLLABUS, GLOSSARY}:
            found.problems.append(_out_of_place(entry, display_path))
    return found


def _look_into_chapter(folder: os.DirEntry[str], display_path: str, found: QuestionFiles) -> None:
    entries = list(_list_entries(Path(folder.path), display_path, found))
    if entries and not re.fullmatch(ID, folder.name):
        found.problems.append(faults.bad_chapter_name(display_path))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        _place_in_chapter(
            entry, f"{display_path}/{_printable(entry.name)}", folder.name, names, found
        )


def _place_in_chapter(
    entry: os.DirEntry[str], display_path: str, chapter: str, names: set[str], found: QuestionFiles
) -> None:
    stem, extension = Path(entry.name).stem, Path(entry.name).suffix
    if entry.is_dir(follow_symlinks=False):
        found.problems.append(faults.folder_in_chapter(display_path))
    elif entry.name.endswith(RECORD):
        if f"{entry.name.removesuffix(RECORD)}.yml" not in names:
            found.problems.append(faults.record_of_nothing(display_path))
    elif extension != ".yml":
        found.problems.append(_not_a_question(display_path, extension))
    elif not re.fullmatch(ID, stem):
        found.problems.append(faults.bad_question_name(display_path, slug(stem)))
    else:
        recorded = f"{stem}{RECORD}" in names
        found.questions.append(
            QuestionFile(Path(entry.path), display_path, stem, chapter, recorded)
        )


def _list_entries(
    folder: Path, display_path: str, found: QuestionFiles
) -> Iterator[os.DirEntry[str]]:
    """The entries of ``folder`` by name; links and names that collide are reported instead."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        found.problems.append(faults.unreadable_folder(display_path, error.strerror or str(error)))
        return
    entries = [entry for entry in entries if not _IGNORED.fullmatch(entry.name)]
    collisions = _collisions(entries)
    for entry in entries:
        inside = f"{display_path}/{_printable(entry.name)}"
        if entry.is_symlink():
            if inside not in NEEDED:  # whoever reads those tells of it
                found.problems.append(link_problem(Path(entry), inside))
        elif first := collisions.get(entry.name):
            found.problems.append(faults.case_collision(inside, _printable(first)))
        else:
            yield entry


def link_problem(path: Path, display_path: str) -> Problem:
    """The problem of a symbolic link at ``path``, which is not followed."""
    return faults.symbolic_link(display_path, _printable(str(path.readlink())))


def _collisions(entries: Iterable[os.DirEntry[str]]) -> dict[str, str]:
    """Names that differ from another one by case alone, with the one that may stay."""
    alike = defaultdict(list)
    for entry in entries:
        alike[entry.name.casefold()].append(entry.name)
    return {
        name: names[-1]  # lower case sorts last
        for names in alike.values()
        for name in names[:-1]
    }


def _out_of_place(entry: os.DirEntry[str], display_path: str) -> Problem:
    stem, extension = Path(entry.name).stem, Path(entry.name).suffix
    if stem in {"syllabus", "glossary"}:
        return faults.wrong_extension(display_path, f"{FOLDER}/{stem}.yml")
    if extension in {".yml", ".yaml"}:
        return faults.question_outside_chapter(display_path)
    return faults.stray_file(display_path)


def _not_a_question(display_path: str, extension: str) -> Problem:
    if extension.lower() in {".yml", ".yaml"}:
        return faults.wrong_extension(display_path, display_path.removesuffix(extension) + ".yml")
    return faults.stray_file(display_path)


def _printable(name: str) -> str:
    """The name on one line, whatever bytes the file system gave."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in name
    )
