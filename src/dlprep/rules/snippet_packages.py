"""A snippet imports a package that may not be installed where the site is built.

Use Python's standard library, keras, matplotlib, numpy, PIL, pylopdf_fonts_ko, scipy, sklearn and
torch, whose versions stand below every snippet; code that needs another package is shown with
`not_run`.
"""

import sys
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question, Text
from dlprep.packages import DISTRIBUTIONS, Imported, imports
from dlprep.problems import Code, Place, Problem

CODES: Final = (Code("snippet-packages"),)
_problem = partial(Problem, code=CODES[0])

_GIVEN: Final = ", ".join(DISTRIBUTIONS)
_KNOWN: Final = sys.stdlib_module_names | DISTRIBUTIONS.keys()


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of the snippets of one question."""
    for snippet in question.snippets:
        for imported in imports(snippet.code.value) if snippet.not_run is None else ():
            if imported.package not in _KNOWN:
                yield _problem(
                    place=_place(snippet.code, imported),
                    message=f"`{imported.package}` is none of the packages that snippets are given",
                    remedy=f"Use the standard library or {_GIVEN}, or say in `not_run` why "
                    "the code is not run.",
                )


def _place(code: Text, imported: Imported) -> Place:
    before = code.value.split("\n")[: imported.line]
    column = len(before[-1].encode()[: imported.column].decode())
    return code.place(sum(len(line) + 1 for line in before[:-1]) + column)
