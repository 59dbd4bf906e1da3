"""What is drawn, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preview:
    """The picture of a page: its title, the name of the site, and what else is said of it."""

    title: str
    site: str
    facts: str
