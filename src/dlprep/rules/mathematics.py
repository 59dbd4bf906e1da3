"""What a formula says must be TeX that KaTeX understands and may show.

How formulas are marked in the text is another rule, `math_markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from dlprep.collection import Collection
from dlprep.math import BadTexError, Note, engine
from dlprep.math.formulas import Formula, formulas
from dlprep.model import Localized, Question, Text
from dlprep.problems import Problem, Severity
from dlprep.prose import insertions

CODES: Final = (
    "math-tex",
    "math-command",
    "math-text",
    "math-symbol",
    "math-comment",
    "math-value",
    "math-nonstandard",
)

_COMMENT: Final = re.compile(r"(?<!\\)(?:\\\\)*(%)")
_SCRIPT: Final = re.compile(r"[_^]\s*\Z")
_SUPPORTED: Final = "https://katex.org/docs/support_table.html"
_REMEDIES: Final = (
    ("Undefined control sequence", f"Use a command that KaTeX knows: {_SUPPORTED}"),
    ("Can't use function '$'", "Leave the dollar out; in text write \\$."),
    ("got '_'", "Write \\_ where an underscore is meant, as in \\text{a\\_b}."),
    ("end of input", "Close what is open: each { with }, \\left with \\right, \\begin with \\end."),
    ("got '}'", "Remove the brace, or open it before with {."),
    (
        "got '&'",
        "Put the columns into an environment such as \\begin{aligned}; elsewhere write \\&.",
    ),
    ("Double superscript", "Group what belongs together with braces: {a^b}^c or a^{b^c}."),
    ("Double subscript", "Group what belongs together with braces: {a_b}_c or a_{b_c}."),
)
_REMEDY: Final = f"Correct the formula; what KaTeX understands is listed at {_SUPPORTED}"


def check(collection: Collection) -> Iterator[Problem]:
    """Problems of all formulas: in questions, chapter texts and the glossary."""
    for question in collection.questions:
        yield from check_question(question)
    for chapter in collection.syllabus.chapters:
        yield from _check_localized(chapter.summary)
    for term in collection.glossary.terms:
        if term.definition is not None:
            yield from _check_localized(term.definition)


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of the formulas of one question; they depend on it alone."""
    for _, localized in question.prose():
        yield from _check_localized(localized)


def check_text(text: Text) -> Iterator[Problem]:
    """Problems of the formulas of one text."""
    for formula in formulas(text.value):
        yield from _comments(text, formula)
        yield from _values(text, formula)
        yield from _verdict(text, formula)


def _check_localized(localized: Localized) -> Iterator[Problem]:
    return chain.from_iterable(check_text(text) for _, text in localized.texts())


def _comments(text: Text, formula: Formula) -> Iterator[Problem]:
    for match in _COMMENT.finditer(formula.neutral):
        yield Problem(
            code="math-comment",
            place=text.place(formula.offset(match.start(1))),
            message="The % begins a comment in TeX: what follows on this line is not shown.",
            remedy="Write \\% for a percent sign; leave comments out of formulas.",
        )


def _values(text: Text, formula: Formula) -> Iterator[Problem]:
    for insertion in insertions(formula.tex):
        if _SCRIPT.search(formula.tex, 0, insertion.start):
            yield Problem(
                code="math-value",
                place=text.place(formula.offset(insertion.start)),
                message="Only the first digit of the inserted value would be raised or lowered.",
                remedy="Put the insertion into braces: ^{[[…]]} or _{[[…]]}.",
            )


def _verdict(text: Text, formula: Formula) -> Iterator[Problem]:
    """What KaTeX says."""
    try:
        rendered = engine().render(formula.neutral, display=formula.display)
    except BadTexError as error:
        yield Problem(
            code="math-tex",
            place=text.place(formula.offset(error.offset)),
            message=f"KaTeX cannot read this formula: {error.message}.",
            remedy=_remedy(error.message),
        )
        return
    yield from _foreign_text(text, formula, rendered.notes)
    for note in rendered.notes:
        yield from _noted(text, formula, note)


def _remedy(message: str) -> str:
    return next((remedy for sign, remedy in _REMEDIES if sign in message), _REMEDY)


def _foreign_text(text: Text, formula: Formula, notes: tuple[Note, ...]) -> Iterator[Problem]:
    """One problem for each stretch of letters: KaTeX notes each letter by itself."""
    letters = sorted(
        note.offset
        for note in notes
        if note.code == "unicodeTextInMathMode" and note.offset is not None
    )
    for start, end in _stretches(formula.tex, letters):
        words = formula.tex[start:end]
        yield Problem(
            code="math-text",
            place=text.place(formula.offset(start)),
            message=f"“{words}” stands in the formula as if it were a product of variables.",
            remedy=f"Write words as text: \\text{{{words}}}.",
        )


def _stretches(tex: str, letters: list[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each run of the letters at these offsets, spaces between them included."""
    start = end = -1
    for letter in letters:
        if start >= 0 and not tex[end:letter].strip():
            end = letter + 1
            continue
        if start >= 0:
            yield start, end
        start, end = letter, letter + 1
    if start >= 0:
        yield start, end


def _noted(text: Text, formula: Formula, note: Note) -> Iterator[Problem]:
    match note.code:
        case "untrusted":
            yield _refused_command(text, formula, note.message)
        case "unknownSymbol":
            yield _unknown_symbol(text, formula, note.offset or 0)
        case "mathVsTextAccents" | "mathVsTextUnits" | "textEnv":
            yield _nonstandard(text, formula, note)
        case _:
            # Told above in other words, or no fault: \\ breaks the line in KaTeX as one expects.
            pass


def _refused_command(text: Text, formula: Formula, command: str) -> Problem:
    return Problem(
        code="math-command",
        place=text.place(formula.offset(max(formula.tex.find(command), 0))),
        message=f"{command} is refused: a formula must not bring links, images or HTML.",
        remedy="Put a link beside the formula, in Markdown; leave the command out.",
    )


def _unknown_symbol(text: Text, formula: Formula, offset: int) -> Problem:
    return Problem(
        code="math-symbol",
        place=text.place(formula.offset(offset)),
        message=f"KaTeX has no sign for “{formula.tex[offset]}”: its size would be unknown.",
        remedy=f"Use a command that KaTeX knows ({_SUPPORTED}), or write it outside the formula.",
    )


def _nonstandard(text: Text, formula: Formula, note: Note) -> Problem:
    return Problem(
        code="math-nonstandard",
        place=text.place(formula.offset(note.offset or 0)),
        message=f"LaTeX would not accept this formula: {note.message.rstrip('.')}.",
        remedy="Use the command that LaTeX has for this place, so that the formula can be copied.",
        severity=Severity.WARNING,
    )
