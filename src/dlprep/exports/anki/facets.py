"""What each facet asks of a question and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dlprep.exports.anki.note_types import Facet
from dlprep.exports.anki.texts import Texts, code_block, element
from dlprep.model import LANGUAGES, Localized, Question
from dlprep.rendering.marks import item_id
from dlprep.stages import Run

_TRUE_STATEMENTS: Final = 2
"""Key points among which the wrong claims stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The fields of a note that hold content, as HTML."""

    front: str
    back: str
    points: str = ""
    figures: str = ""
    code: str = ""


def exists(facet: Facet, question: Question) -> bool:
    """Whether ``question`` has what a card of this facet needs."""
    match facet:
        case Facet.RECALL:
            return True
        case Facet.SPOT:
            enough = len(question.key_points) >= _TRUE_STATEMENTS
            return enough and bool(question.wrong_answers)
        case Facet.FOLLOW:
            return bool(question.follow_ups)
        case Facet.CROSS:
            needed = (question.question, question.short, *question.key_points)
            return all(text.get(language) for text in needed for language in LANGUAGES)


def content(facet: Facet, asks: Texts, answers: Texts) -> Content:
    """The card of this facet, asked with the texts of one language and answered with another's."""
    return _MAKERS[facet](asks, answers)


def _recall(texts: Texts, _: Texts) -> Content:
    return Content(
        front=_asked(texts, texts.words.cards["recall"]),
        back=texts.field(*_short(texts)),
        points=texts.field(*_points(texts)),
        figures=texts.field(*_figures(texts)),
        code=texts.field(*_code(texts)),
    )


def _cross(asks: Texts, answers: Texts) -> Content:
    own = element("summary", asks.words.cards["own_answer"])
    folded = element("details", "\n".join((own, *_short(asks), *_points(asks))))
    return Content(
        front=_asked(asks, asks.words.cards["cross"]),
        back=answers.field(
            answers.line(answers.question.question, kind="dl-question"), *_short(answers)
        ),
        points=answers.field(*_points(answers)) + asks.field(folded),
    )


def _spot(texts: Texts, _: Texts) -> Content:
    statements = sorted(_statements(texts), key=lambda one: one.order)
    asked = element("ol", "".join(one.asked for one in statements), "dl-statements")
    answered = element("ol", "".join(one.answered for one in statements), "dl-statements")
    return Content(
        front=_asked(texts, texts.words.cards["spot"], asked),
        back=texts.field(texts.line(texts.question.question, kind="dl-question"), answered),
    )


@dataclass(frozen=True, slots=True)
class _Statement:
    """One of the statements of a spot card; ``order`` is the same in every language."""

    order: str
    asked: str
    answered: str


def _statements(texts: Texts) -> Iterator[_Statement]:
    for wrong in texts.question.wrong_answers:
        why = texts.block(wrong.why, kind="dl-why")
        yield _statement(texts, wrong.claim, "wrong", "✗", why)
    for point in sorted(texts.question.key_points, key=item_id)[:_TRUE_STATEMENTS]:
        yield _statement(texts, point, "right", "✓")


def _statement(texts: Texts, text: Localized, kind: str, mark: str, why: str = "") -> _Statement:
    marked = element("span", mark, "dl-mark") + " " + texts.block(text, kind="dl-claim")
    return _Statement(
        order=item_id(text),
        asked=texts.block(text, "li"),
        answered=element("li", marked + why, f"dl-{kind}"),
    )


def _follow(texts: Texts, _: Texts) -> Content:
    questions = "".join(texts.line(one.question, "li") for one in texts.question.follow_ups)
    answers = "".join(
        element("li", texts.line(one.question, kind="dl-asked") + texts.block(one.answer))
        for one in texts.question.follow_ups
    )
    return Content(
        front=_asked(texts, texts.words.cards["follow"], element("ol", questions)),
        back=texts.field(
            texts.line(texts.question.question, kind="dl-question"), element("ol", answers)
        ),
    )


def _asked(texts: Texts, task: str, *more: str) -> str:
    """The front: the level, the question, what to do about it."""
    question = texts.question
    return texts.field(
        element("p", texts.words.levels[question.level], "dl-level"),
        _wanted(texts),
        texts.line(question.question, kind="dl-question"),
        element("p", task, "dl-task"),
        *more,
    )


def _wanted(texts: Texts) -> str:
    """A note that parts of the card are in another language, where they are."""
    question = texts.question
    needed: tuple[Localized, ...] = (question.question, question.short, *question.key_points)
    if all(text.get(texts.language) for text in needed):
        return ""
    return element("p", texts.words.translation_wanted, "dl-quiet")


def _short(texts: Texts) -> Iterator[str]:
    yield element("p", texts.words.short, "dl-label")
    yield texts.block(texts.question.short, kind="dl-short")


def _points(texts: Texts) -> Iterator[str]:
    if texts.question.key_points:
        yield element("p", texts.words.key_points, "dl-label")
        yield element("ul", "".join(texts.block(one, "li") for one in texts.question.key_points))


def _figures(texts: Texts) -> Iterator[str]:
    for snippet, run in texts.snippets():
        if run is not None and run.figures:
            caption = texts.line(snippet.caption, "figcaption") if snippet.caption else ""
            yield element("figure", caption + "".join(texts.figures_of(snippet, run)))


def _code(texts: Texts) -> Iterator[str]:
    for snippet, run in texts.snippets():
        caption = texts.line(snippet.caption, "span") if snippet.caption else ""
        lines = texts.words.code(len(snippet.code.value.splitlines()))
        summary = element("summary", f"{caption} {element('span', lines, 'dl-quiet')}".strip())
        shown = summary + code_block(snippet.code.value)
        yield element("details", shown + (_outcome(texts, run) if run else ""))


def _outcome(texts: Texts, run: Run) -> str:
    lines = (run.stdout.strip("\n"), *run.warned, run.raised or "")
    said = "\n".join(filter(str.strip, lines))
    label = element("p", texts.words.output, "dl-label")
    return label + code_block(said, "dl-output") if said else ""


_MAKERS: Final[Mapping[Facet, Callable[[Texts, Texts], Content]]] = MappingProxyType(
    {
        Facet.RECALL: _recall,
        Facet.SPOT: _spot,
        Facet.FOLLOW: _follow,
        Facet.CROSS: _cross,
    }
)
