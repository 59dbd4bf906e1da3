"""The codes of the problems that the parser reports; they never change."""

from collections.abc import Mapping
from typing import Final

CODES: Final[Mapping[str, str]] = {
    "bad-class-name": "An expected exception or warning is not the name of a class, or is that of "
    "a class that anything belongs to.",
    "bad-id": "An id is not made of letters a-z, digits and single hyphens.",
    "bad-level": "The level is none of basic, intermediate, advanced.",
    "bad-url": "A web address is not complete, or not one of http or https.",
    "bad-year": "A year is out of range.",
    "conflicting-fields": "Two fields that contradict each other are both given.",
    "empty-field": "A field that needs a list or a mapping holds nothing.",
    "empty-mapping": "A mapping that needs at least one name holds none.",
    "empty-text": "A text is empty.",
    "missing-field": "A required field is missing.",
    "more-than-one-line": "Text that must be one line has several.",
    "no-language": "A text is given in no language.",
    "no-snippets": "A question has neither snippets nor a reason for having none.",
    "not-a-literal-block": "Code, or text of several lines, is not in a `|` block.",
    "repeated-item": "A list holds the same item twice.",
    "snippet-syntax": "Python cannot read the code of a snippet.",
    "unknown-field": "A field does not exist, perhaps for a spelling mistake.",
    "wrong-kind": "A list, a mapping, a number or text stands where another is expected.",
}
"""What each code means, in a sentence."""
