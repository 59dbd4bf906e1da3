"""The codes of the problems that the reader of files reports; they never change."""

from collections.abc import Mapping
from typing import Final

CODES: Final[Mapping[str, str]] = {
    "bad-key": "The name of a field is missing, or is a list or a mapping.",
    "comment-in-text": "Text without quotes holds a # behind a space, which ends it.",
    "control-character": "The file holds a character that cannot be seen and has no use here.",
    "decomposed-text": "Text is not in Unicode's composed form (NFC), so searches miss it.",
    "duplicate-key": "A field is given twice.",
    "empty-file": "The file holds nothing.",
    "file-too-large": "The file is larger than a megabyte.",
    "merge-key": "The YAML merge key << is not supported.",
    "not-a-mapping": "The file does not consist of `field: value` lines.",
    "several-documents": "The file holds more than one YAML document.",
    "tab-character": "The file holds a tab.",
    "too-deep": "Lists and mappings stand too deep inside each other.",
    "unreadable-file": "The file is missing, is a folder, or may not be read.",
    "wrong-encoding": "The file is not encoded in UTF-8.",
    "yaml-alias": "YAML aliases (*name) are not supported.",
    "yaml-anchor": "YAML anchors (&name) are not supported.",
    "yaml-syntax": "The file is not valid YAML.",
    "yaml-tag": "YAML tags (!name) are not supported.",
}
"""What each code means, in a sentence."""
