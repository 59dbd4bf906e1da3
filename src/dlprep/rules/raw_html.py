"""The text contains HTML, which would reach the page unchecked.

Write Markdown. A `<` before a letter that is meant as such stands in code, in a formula, or is
written `&lt;`. Attribute lists such as `{: .class }` are refused for the same reason.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from dlprep.problems import Code, Problem
from dlprep.prose import MASK
from dlprep.rules.text_fields import TextField

CODES: Final = (Code("raw-html"),)
_problem = partial(Problem, code=CODES[0])

# A tag may go on in the next line, and a backslash before it changes nothing in Python-Markdown.
_TAG: Final = re.compile(r"<(?:/?[A-Za-z][^\s<>/]*|!--|[!?])")
_AUTOLINK: Final = re.compile(r"<(?:https?:|mailto:|[^<>\s:]+@)[^<>\s]*>")
# An attribute list names an id, a class or a value, stands right after an element, or alone.
_ATTRIBUTES: Final = re.compile(
    r"\{:?[ ]*[^{}\n]{0,99}(?:[.#][A-Za-z_-]|=)[^{}\n]{0,99}\}"
    rf"|(?<=[*_)`>\]{MASK}])\{{[^}}\n]{{1,99}}\}}"
    r"|^\{[^}\n]{1,99}\}(?=[ ]*$)",
    re.MULTILINE,
)


def check_text(field: TextField) -> Iterator[Problem]:
    """Problems of one text."""
    words = field.words
    for match in _TAG.finditer(words):
        link = _AUTOLINK.match(words, match.start())
        yield _problem(
            place=field.text.place(match.start()),
            message=f"`{link[0] if link else match[0]}` would reach the page as HTML",
            remedy=_LINK if link else _CODE,
        )
    for match in _ATTRIBUTES.finditer(words):
        yield _problem(
            place=field.text.place(match.start()),
            message=f"`{match[0]}` would set attributes of the page's HTML",
            remedy="Remove it; put code between back-ticks and sets into a formula.",
        )


_LINK: Final = "Write a link with a text: [text](https://…)."
_CODE: Final = "Write Markdown instead; where the sign is meant, use code, a formula or &lt;."
