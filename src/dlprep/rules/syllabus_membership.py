"""The syllabus and the files do not say the same about which questions there are, and where.

Every question file is named once in the syllabus, under the chapter in whose folder it lies. A
question that is named but not written yet is marked `planned:`.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Final

from dlprep.collection import Collection
from dlprep.model import Chapter, Question, Syllabus, SyllabusEntry, Text
from dlprep.problems import Code, Place, Problem, Related

CODES: Final = (Code("syllabus-membership"),)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """Problems of the syllabus and of files that it does not know."""
    chapters = collection.syllabus.chapters
    yield from _repeated([chapter.id for chapter in chapters], "chapter")
    entries = chain.from_iterable(chapter.entries for chapter in chapters)
    yield from _repeated([entry.id for entry in entries], "question")
    for chapter in chapters:
        for entry in chapter.entries:
            yield from _entry(entry, chapter, collection)
    yield from _files(collection)


def _repeated(ids: list[Text], what: str) -> Iterator[Problem]:
    first: dict[str, Text] = {}
    for text in ids:
        if first.setdefault(text.value, text) is not text:
            yield _problem(
                place=text.place(),
                message=f"the {what} `{text.value}` is named already",
                remedy="Keep one of the two.",
                related=(Related(first[text.value].place(), "first named here"),),
            )


def _entry(entry: SyllabusEntry, chapter: Chapter, collection: Collection) -> Iterator[Problem]:
    name = entry.id.value
    exists = name in collection.by_id or name in collection.unread
    if exists and entry.planned:
        yield _problem(
            place=entry.id.place(),
            message=f"`{name}` is called planned, but its file exists",
            remedy=f"Write `- {name}`.",
        )
    elif not exists and not entry.planned:
        yield _problem(
            place=entry.id.place(),
            message=f"the syllabus names `{name}`, but there is no file for it",
            remedy=f"Write questions/{chapter.id}/{name}.yml, or mark it: `- planned: {name}`.",
        )


def _files(collection: Collection) -> Iterator[Problem]:
    chapters = {chapter.id.value: chapter for chapter in collection.syllabus.chapters}
    home = {entry.id.value: chapter for chapter in chapters.values() for entry in chapter.entries}
    for question in collection.questions:
        named = home.get(question.id)
        if question.chapter not in chapters:
            yield _unknown_chapter(question, collection.syllabus)
        elif named is None:
            yield _unnamed(question, collection.syllabus.path)
        elif named.id.value != question.chapter:
            yield _elsewhere(question, named.id.value)


def _unknown_chapter(question: Question, syllabus: Syllabus) -> Problem:
    known = ", ".join(chapter.id.value for chapter in syllabus.chapters)
    move = f"Move the file into the folder of a chapter ({known}), or add its own to"
    return _problem(
        place=Place(question.path),
        message=f"the folder `{question.chapter}` is not a chapter of the syllabus",
        remedy=f"{move} {syllabus.path}."
        if known
        else f"Add the chapter to {syllabus.path}, which has none yet.",
    )


def _unnamed(question: Question, syllabus: str) -> Problem:
    return _problem(
        place=Place(question.path),
        message="the syllabus does not name this question, so it would have no page",
        remedy=f"Add `- {question.id}` to the chapter `{question.chapter}` in {syllabus}.",
    )


def _elsewhere(question: Question, chapter: str) -> Problem:
    return _problem(
        place=Place(question.path),
        message=f"the syllabus names this question in the chapter `{chapter}`, "
        f"but the file lies in `{question.chapter}`",
        remedy=f"Move the file to questions/{chapter}/, or its line in the syllabus.",
    )
