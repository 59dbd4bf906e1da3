"""From the files of a project to its collection, reading again only what changed."""

import hashlib
import time
from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Final, TypeVar

from dlprep import parse, source
from dlprep.collection import faults
from dlprep.collection.files import (
    GLOSSARY,
    SYLLABUS,
    QuestionFile,
    QuestionFiles,
    find_question_files,
    link_problem,
)
from dlprep.collection.indexed import Collection, Drafts
from dlprep.memory import Remembered
from dlprep.model import Draft, Glossary, Question, Syllabus
from dlprep.problems import Problem, Refusal, in_order

T = TypeVar("T")

_SETTLED_NS: Final = 2_000_000_000
"""How old a file must be, in nanoseconds, before its time stamp can be trusted to change with it:
two seconds are the coarsest clock of a file system in use (FAT)."""

_Questions = dict[QuestionFile, Question | Draft | None]
"""The question of each file, or its draft, if that could be read at least."""

Parse = Callable[[source.Document], T | Refusal]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The result of reading a project: what could be read, and the problems of the rest.

    ``collection`` is there whenever syllabus and glossary are, though some questions may be
    missing from it; without problems it is complete. ``drafts`` are there with it, and have the
    same questions and those that are unfinished but for their snippets.
    """

    collection: Collection | None
    problems: tuple[Problem, ...] = ()
    drafts: Drafts | None = None

    @property
    def complete(self) -> Collection | None:
        """The collection, if nothing is missing from it."""
        return None if self.problems else self.collection

    def problems_of(self, ids: Container[str]) -> tuple[Problem, ...]:
        """The problems in the files of these questions."""
        return tuple(one for one in self.problems if PurePath(one.place.path).stem in ids)


@dataclass(frozen=True, slots=True)
class _Unfinished:
    """A file that holds no question: why, and its draft if there is one."""

    refusal: Refusal
    draft: Draft | None = None


@dataclass(slots=True)
class Loader:
    """Loads a project again and again; a file that has not changed is not read again.

    Results are remembered by path and content, so that the question of an unchanged file stays
    the very same object, and so does a collection in which nothing changed.
    """

    _by_state: Remembered[str, object] = field(default_factory=Remembered)
    _by_content: Remembered[str, object] = field(default_factory=Remembered)
    _recorded: Remembered[str, Question | Draft] = field(default_factory=Remembered)
    _last: Collection | None = None

    def load(self, root: Path) -> Collection | Refusal:
        """The complete collection of the project at ``root``, or every problem of its files."""
        loaded = self.read(root)
        return loaded.complete or Refusal(loaded.problems)

    def read(self, root: Path) -> Loaded:
        """As much of the collection as can be read, and every problem of the other files."""
        found = find_question_files(root)
        problems = list(found.problems)
        syllabus = self._load_required(root, SYLLABUS, "chapters and tags", parse.parse_syllabus)
        glossary = self._load_required(root, GLOSSARY, "terms", parse.parse_glossary)
        questions = self._load_questions(found, problems)
        self._forget(found)
        for needed in (syllabus, glossary):
            problems += needed.problems if isinstance(needed, Refusal) else ()
        sorted_problems = tuple(in_order(problems))
        if isinstance(syllabus, Refusal) or isinstance(glossary, Refusal):
            return Loaded(None, sorted_problems)
        collection = self._same_if_equal(_collection(questions, syllabus, glossary))
        return Loaded(collection, sorted_problems, _drafts(questions, syllabus))

    def _load_required(
        self, root: Path, display_path: str, purpose: str, parse: Parse[T]
    ) -> T | Refusal:
        path = root / display_path
        if not path.exists() and not path.is_symlink():
            return Refusal((faults.missing_file(display_path, purpose),))
        if path.is_symlink():
            return Refusal((link_problem(path, display_path),))
        return self._load(path, display_path, parse)

    def _load_questions(self, found: QuestionFiles, problems: list[Problem]) -> _Questions:
        """Each file's question or draft, with its record; faults are added to ``problems``."""
        questions: _Questions = {}
        for file in found.questions:
            question = self._load_question(file, problems)
            questions[file] = question and self._add_record(question, file, problems)
        return questions

    def _load_question(
        self, file: QuestionFile, problems: list[Problem]
    ) -> Question | Draft | None:
        parse = partial(_parse_question, question_id=file.id, chapter=file.chapter)
        result: Question | _Unfinished | Refusal = self._load(file.path, file.display_path, parse)
        match result:
            case Question():
                return result
            case _Unfinished(refusal, draft):
                problems += refusal.problems
                return draft
            case Refusal():
                problems += result.problems
                return None

    def _add_record(
        self, question: Question | Draft, file: QuestionFile, problems: list[Problem]
    ) -> Question | Draft:
        """The question with what is recorded of its snippets; the same as before if both are."""
        if not file.recorded:
            return question
        records = self._load(file.record, file.record_display_path, parse.parse_seeds)
        if isinstance(records, Refusal):
            problems += [faults.unreadable_record(fault, file.id) for fault in records.problems]
            return question
        return self._recorded.get(
            file.display_path, (question, records), lambda: replace(question, seeds=records)
        )

    def _load(self, path: Path, display_path: str, parse: Parse[T]) -> T | Refusal:
        return self._by_state.get(  # type: ignore[return-value] # a path is always parsed alike
            display_path, _state(path), lambda: self._read(path, display_path, parse)
        )

    def _read(self, path: Path, display_path: str, parse: Parse[object]) -> object:
        data = source.read(path, display_path)
        if isinstance(data, Refusal):
            return data

        def parse_data() -> object:
            document = source.load(display_path, data)
            return document if isinstance(document, Refusal) else parse(document)

        return self._by_content.get(display_path, hashlib.sha256(data).digest(), parse_data)

    def _forget(self, found: QuestionFiles) -> None:
        """Drop the memory of files that are no longer there."""
        questions = {file.display_path for file in found.questions}
        records = {file.record_display_path for file in found.questions if file.recorded}
        files = questions | records | {SYLLABUS, GLOSSARY}
        self._by_state.forget_unless(files.__contains__)
        self._by_content.forget_unless(files.__contains__)
        self._recorded.forget_unless(questions.__contains__)

    def _same_if_equal(self, collection: Collection) -> Collection:
        """The previous collection where it consists of the same objects."""
        if self._last is None or not _is_same(collection, self._last):
            self._last = collection
        return self._last


def _parse_question(
    document: source.Document, *, question_id: str, chapter: str
) -> Question | _Unfinished:
    question = parse.parse_question(document, question_id=question_id, chapter=chapter)
    if isinstance(question, Question):
        return question
    return _Unfinished(question, parse.parse_draft(document, question_id=question_id))


def _collection(questions: _Questions, syllabus: Syllabus, glossary: Glossary) -> Collection:
    finished = {
        file: question for file, question in questions.items() if isinstance(question, Question)
    }
    return Collection.of(
        finished.values(),
        syllabus=syllabus,
        glossary=glossary,
        unread=frozenset(file.id for file in questions if file not in finished),
    )


def _drafts(questions: _Questions, syllabus: Syllabus) -> Drafts:
    return Drafts.of(
        filter(None, questions.values()),
        syllabus=syllabus,
        unread=frozenset(file.id for file, question in questions.items() if question is None),
    )


def _is_same(one: Collection, other: Collection) -> bool:
    return (
        one.syllabus is other.syllabus
        and one.glossary is other.glossary
        and one.unread == other.unread
        and len(one.questions) == len(other.questions)
        and all(a is b for a, b in zip(one.questions, other.questions, strict=True))
    )


def _state(path: Path) -> object:
    """A value that changes with the file, got without reading it; of a new file, at each call."""
    try:
        status = path.stat()
    except OSError:
        return object()
    if time.time_ns() - status.st_mtime_ns < _SETTLED_NS:
        return object()
    return (status.st_mtime_ns, status.st_size, status.st_ino)
