"""A question carries a tag that the syllabus does not declare.

Use a declared tag. A new one is declared under `tags:` in the syllabus, with its name in both
languages, if it fits at least three questions.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.collection import Collection
from dlprep.parse.spelling import did_you_mean
from dlprep.problems import Code, Problem

CODES: Final = (Code("unknown-tag"),)
_problem = partial(Problem, code=CODES[0])


def check_collection(collection: Collection) -> Iterator[Problem]:
    """Problems of the tags of all questions."""
    declared = list(collection.syllabus.tags)
    otherwise = f"Use one that {collection.syllabus.path} declares, or declare it there."
    for question in collection.questions:
        for tag in question.tags:
            if tag.value not in collection.syllabus.tags:
                yield _problem(
                    place=tag.place(),
                    message=f"the tag `{tag.value}` is not declared",
                    remedy=did_you_mean(tag.value, declared, otherwise),
                )
