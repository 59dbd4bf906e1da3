"""Suggestions for mistyped words and names."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A remedy for ``word``: the nearest known word, and what to do if that was not meant.

    Without ``otherwise`` that is to choose one of the known words.
    """
    words = list(known)
    near = get_close_matches(word.casefold(), words, n=1)
    if near:
        return f"Did you mean `{near[0]}`? {otherwise}".rstrip()
    return otherwise or f"Possible here: {', '.join(words)}."


def slug(text: str) -> str:
    """The id that looks most like ``text``; empty if it does not begin with a Latin letter."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return joined if joined[:1].isalpha() else ""
