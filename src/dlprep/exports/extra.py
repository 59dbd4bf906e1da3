"""Packages that only some exports need, and what to do where they are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class ExtraMissingError(Exception):
    """A package that an export needs is not installed; the message says what to do."""


@contextmanager
def needed_for(what: str) -> Iterator[None]:
    """Import in this context the packages that ``what``, in the plural, are made with.

    Raises:
        ExtraMissingError: one of them is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        raise ExtraMissingError(
            f"{what} are made with {package}, which is not installed. "
            "Install it with: pip install 'dlprep[export]'"
        ) from error
