"""A link or image leads where none may lead: unencrypted, into a script, or out of our control.

Links go to `https://…`, `mailto:…`, `question:<id>` or `#heading` and are written
`[text](target)`. Pages show no images but the figures that their snippets draw.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import Link
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("unsafe-link"),)
_problem = partial(Problem, code=CODES[0])

_ALLOWED: Final = re.compile(r"https://[^\s/]+\S*|mailto:\S+@\S+|question:\S+|#\S+")
_DEFINITION: Final = re.compile(r"^[ \t>*+\-\d.)]*\[[^\]\n]+\]:", re.MULTILINE)
_TARGET: Final = re.compile(r"(?<!\\)\]\(")
_REMEDY: Final = "Link to https://…, mailto:…, question:<id> or #heading."


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text."""
    links = [span for span in field.spans if isinstance(span, Link)]
    for link in links:
        yield from _link(field, link)
    read = {link.target_start for link in links}
    for match in _TARGET.finditer(field.words):
        if match.end() not in read:
            yield _unreadable(field, match.start(), "a link")
    for match in _DEFINITION.finditer(field.words):
        yield _unreadable(field, match.start(), "a definition of a link")


def _unreadable(field: TextField, offset: int, what: str) -> Problem:
    return _problem(
        place=field.text.place(offset),
        message=f"this is {what} in a form that cannot be checked",
        remedy="Write every link where it is used, as [text](target), without spaces.",
    )


def _link(field: TextField, link: Link) -> Iterator[Problem]:
    place = field.text.place(link.target_start)
    if link.image:
        yield _problem(
            place=place,
            message=f"the image `{link.target}` is not drawn by a snippet of this page",
            remedy="Draw the figure in a snippet, so that readers can see where it comes from.",
        )
    elif not _ALLOWED.fullmatch(link.target):
        what = f"`{link.target}` is not a safe target" if link.target else "the link has no target"
        yield _problem(place=place, message=what, remedy=_target(link))


def _target(link: Link) -> str:
    if link.target.startswith("http://"):
        return f"Use https://{link.target.removeprefix('http://')} if the site has it."
    return _REMEDY
