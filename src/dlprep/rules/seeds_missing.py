"""Nobody has run a snippet on other seeds than its own, or it has changed since.

This is a warning: whoever writes code is not finished yet. Run `dlprep run --seeds 20` for the
question and send the file that it writes, or say in `one_seed` why the claim is about one seed.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question, Snippet
from dlprep.problems import Code, Problem, Severity
from dlprep.seeds import is_seeded, record_of

CODES: Final = (Code("seeds-missing"),)
_problem = partial(Problem, code=CODES[0], severity=Severity.WARNING)


def check_question(question: Question) -> Iterator[Problem]:
    """Warnings for the snippets of one question; code without a seed may have no record."""
    for snippet in question.snippets:
        if snippet.not_run is None and snippet.one_seed is None:
            fault = _fault(question, snippet)
            if fault:
                yield _problem(
                    place=snippet.place,
                    message=f"snippet {snippet.name} {fault}",
                    remedy=f"Run `dlprep run --seeds 20 {question.id}.{snippet.name}` and keep the "
                    "file that it writes, or say in `one_seed` why the claim is about this seed.",
                )


def _fault(question: Question, snippet: Snippet) -> str:
    if record_of(question, snippet) is not None:
        return ""
    if snippet.name in question.seeds:
        return "has changed since it was run on other seeds"
    return "was never run on other seeds" if is_seeded(snippet) else ""
