"""Starting a question: its file in the right folder, and its place in the syllabus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dlprep.atomic import write_atomically
from dlprep.model import ID, LANGUAGES, Chapter, Language, Syllabus
from dlprep.parse.spelling import did_you_mean
from dlprep.skeleton import skeleton


class CannotStartError(ValueError):
    """The name given for a question cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Started:
    """The new file, and whether the syllabus knows the question."""

    path: Path
    in_syllabus: bool


def start_question(
    root: Path, syllabus: Syllabus, name: str, languages: Sequence[Language] = LANGUAGES
) -> Started:
    """Write the skeleton of the question ``chapter/id`` in some languages.

    A planned question needs its id alone. It is entered into the syllabus as written; nothing else
    there changes.

    Raises:
        CannotStartError: the name is malformed, the chapter unknown, or the question exists.
        OSError: a file cannot be written; nothing has been changed.
    """
    chapter, question_id = _resolve(syllabus, name)
    path = root / "questions" / chapter.id.value / f"{question_id}.yml"
    if path.exists():
        raise CannotStartError(f"{path.relative_to(root)} exists already. Open it instead.")
    write_atomically(path, skeleton(languages).encode())
    try:
        _enter(root / syllabus.path, question_id)
    except OSError:
        path.unlink()
        raise
    return Started(path, any(entry.id.value == question_id for entry in chapter.entries))


def _resolve(syllabus: Syllabus, name: str) -> tuple[Chapter, str]:
    chapter_id, _, question_id = name.rpartition("/")
    if not re.fullmatch(ID, question_id):
        raise CannotStartError(
            f"{question_id!r} cannot be an id. Write lower-case words with hyphens, "
            "such as learning-rate-warmup."
        )
    home = _home(syllabus, question_id)
    if not chapter_id:
        if home is None:
            raise CannotStartError(
                f"{question_id} is not planned in the syllabus, so its chapter must be named: "
                f"dlprep new CHAPTER/{question_id}."
            )
        return home, question_id
    chapter = _chapter(syllabus, chapter_id)
    if home is not None and home is not chapter:
        raise CannotStartError(
            f"The syllabus has {question_id} in the chapter {home.id.value}. "
            f"Use: dlprep new {home.id.value}/{question_id}."
        )
    return chapter, question_id


def _home(syllabus: Syllabus, question_id: str) -> Chapter | None:
    for chapter in syllabus.chapters:
        if any(entry.id.value == question_id for entry in chapter.entries):
            return chapter
    return None


def _chapter(syllabus: Syllabus, chapter_id: str) -> Chapter:
    chapters = {chapter.id.value: chapter for chapter in syllabus.chapters}
    if chapter_id not in chapters:
        raise CannotStartError(
            f"There is no chapter {chapter_id}. {did_you_mean(chapter_id, chapters)}"
        )
    return chapters[chapter_id]


def _enter(path: Path, question_id: str) -> None:
    data = path.read_bytes()
    planned = rf"(?m)^(?P<dash>[ ]*-[ ]+)planned:[ ]*{re.escape(question_id)}(?=[ ]*\r?$|[ ]+#)"
    entered = re.sub(planned.encode(), rb"\g<dash>" + question_id.encode(), data)
    if entered != data:
        write_atomically(path, entered)
