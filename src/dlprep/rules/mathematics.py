r"""A formula is not TeX that KaTeX understands, or says something that would not be shown as meant.

Correct the formula where the message points; KaTeX's commands are listed at
<https://katex.org/docs/support_table.html>. Words go into `\text{…}`, a percent sign is `\%`.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from dlprep.math import LARGEST_SIZE, BadTexError, Engine, Note
from dlprep.math.formulas import Formula, formulas
from dlprep.problems import Code, Place, Problem, Severity
from dlprep.rules.text_fields import TextField

CODES: Final = (
    Code("math-tex"),
    Code("math-command"),
    Code("math-text"),
    Code("math-symbol"),
    Code("math-comment"),
    Code("math-size"),
    Code("math-nonstandard"),
)

_COMMENT: Final = re.compile(r"(?<!\\)(?:\\\\)*(%)")
_SUPPORTED: Final = "https://katex.org/docs/support_table.html"
_REMEDIES: Final = (
    ("Undefined control sequence", f"Use a command that KaTeX knows: {_SUPPORTED}"),
    ("Can't use function '$'", r"Leave the dollar out; in text write `\$`."),
    ("got '_'", r"Write `\_` where an underscore is meant, as in `\text{a\_b}`."),
    ("got '}'", "Remove the brace, or open it before with `{`."),
    ("got '&'", r"Put the columns into an environment such as `\begin{aligned}`."),
    ("Double superscript", "Group what belongs together: `{a^b}^c` or `a^{b^c}`."),
    ("Double subscript", "Group what belongs together: `{a_b}_c` or `a_{b_c}`."),
    (
        "nd of input",
        r"Close what is open: `{` with `}`, `\left` with `\right`, `\begin` with `\end`.",
    ),
)
_REMEDY: Final = f"Correct the formula; KaTeX's commands are listed at {_SUPPORTED}"


def formula_checker(engine: Engine) -> Callable[[TextField], Iterator[Problem]]:
    """A check of the formulas of one text."""
    return partial(_check, engine)


def _check(engine: Engine, field: TextField) -> Iterator[Problem]:
    for formula in formulas(field.text.value, field.spans):
        yield from _comments(field, formula)
        yield from _typeset(engine, field, formula)


def _comments(field: TextField, formula: Formula) -> Iterator[Problem]:
    for match in _COMMENT.finditer(formula.neutral):
        yield Problem(
            code=Code("math-comment"),
            place=_place(field, formula, match.start(1)),
            message="`%` begins a comment in TeX: what follows on this line would not be shown",
            remedy=r"Write `\%` for a percent sign; leave comments out of formulas.",
        )


def _typeset(engine: Engine, field: TextField, formula: Formula) -> Iterator[Problem]:
    """What KaTeX refuses in the formula, or warns of."""
    try:
        notes = engine.render(formula.neutral, display=formula.display).notes
    except BadTexError as error:
        yield Problem(
            code=Code("math-tex"),
            place=_place(field, formula, error.offset),
            message=f"KaTeX cannot read this formula: {error.message}",
            remedy=_remedy(error.message),
        )
        return
    yield from _words(field, formula, notes)
    for note in dict.fromkeys(notes):
        yield from _explain(field, formula, note)


def _remedy(message: str) -> str:
    return next((remedy for sign, remedy in _REMEDIES if sign in message), _REMEDY)


def _words(field: TextField, formula: Formula, notes: tuple[Note, ...]) -> Iterator[Problem]:
    """One problem for each stretch of letters: KaTeX notes each letter by itself."""
    letters = sorted(note.offset or 0 for note in notes if note.code == "unicodeTextInMathMode")
    for start, end in _stretches(formula.tex, letters):
        words = formula.tex[start:end]
        yield Problem(
            code=Code("math-text"),
            place=_place(field, formula, start),
            message=f"`{words}` stands in the formula as if it were a product of variables",
            remedy=rf"Write words as text: `\text{{{words}}}`.",
        )


def _stretches(tex: str, letters: list[int]) -> list[tuple[int, int]]:
    """Start and end of each run of the letters at these offsets, spaces between them included."""
    stretches: list[tuple[int, int]] = []
    for letter in letters:
        start, end = stretches[-1] if stretches else (letter, letter)
        if tex[end:letter].strip():
            stretches.append((letter, letter + 1))
        else:
            stretches[-1:] = [(start, letter + 1)]
    return stretches


def _explain(field: TextField, formula: Formula, note: Note) -> Iterator[Problem]:
    offset = note.offset or 0
    match note.code:
        case "untrusted":
            place = _place(field, formula, max(formula.tex.find(note.message), 0))
            yield _refused_command(place, note.message)
        case "tooLong":
            place = _place(field, formula, max(formula.tex.find(note.message), 0))
            yield _too_long(place, note.message)
        case "unknownSymbol":
            yield _unknown_symbol(_place(field, formula, offset), formula.tex[offset])
        case "mathVsTextAccents" | "mathVsTextUnits" | "textEnv":
            yield _nonstandard(_place(field, formula, offset), note.message)
        case _:
            pass  # told above in other words, or no fault: `\\` breaks the line as one expects


_refused = partial(
    Problem,
    code=Code("math-command"),
    remedy="Leave the command out; put a link beside the formula, in Markdown.",
)


def _refused_command(place: Place, command: str) -> Problem:
    reason = "a formula must not bring links, images or HTML into the page"
    return _refused(place=place, message=f"`{command}` is refused: {reason}")


def _too_long(place: Place, length: str) -> Problem:
    return Problem(
        code=Code("math-size"),
        place=place,
        message=f"`{length}` is more than the {LARGEST_SIZE} em that a length may have",
        remedy=r"Leave room with `\quad`, or with a blank line around the formula.",
    )


def _unknown_symbol(place: Place, symbol: str) -> Problem:
    return Problem(
        code=Code("math-symbol"),
        place=place,
        message=f"KaTeX has no sign for `{symbol}` and would leave no room for it",
        remedy=f"Use a command that KaTeX knows ({_SUPPORTED}), or write it outside the formula.",
    )


def _nonstandard(place: Place, message: str) -> Problem:
    return Problem(
        code=Code("math-nonstandard"),
        place=place,
        message=f"LaTeX would not accept this formula: {message.rstrip('.')}",
        remedy="Use the command that LaTeX has for this, so that readers can copy the formula.",
        severity=Severity.WARNING,
    )


def _place(field: TextField, formula: Formula, position: int) -> Place:
    return field.text.place(formula.offset(position))
