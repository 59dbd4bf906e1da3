"""A question has fewer than three or more than five key points.

Keep the three to five that a candidate must not leave out.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.model import Question
from dlprep.problems import Code, Problem

CODES: Final = (Code("key-points"),)
_problem = partial(Problem, code=CODES[0])

FEWEST: Final = 3
MOST: Final = 5


def check_question(question: Question) -> Iterator[Problem]:
    """Problems of one question."""
    points = question.key_points
    noun = "point" if len(points) == 1 else "points"
    if not FEWEST <= len(points) <= MOST:
        yield _problem(
            place=question.place_of("key_points"),
            message=f"the question has {len(points)} key {noun}",
            remedy="List the three to five that a candidate must not leave out.",
        )
