"""Scripts as readers' browsers get them: without the comments that are for those who read them."""

from __future__ import annotations

import re
from typing import Final

_DOCUMENTATION: Final = re.compile(
    r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE
)


def published(source: str) -> str:
    """``source`` without comments of the form ``/** … */`` that have their lines to themselves.

    They are about as long as the code itself, and compress worse.
    """
    return _DOCUMENTATION.sub("", source)
