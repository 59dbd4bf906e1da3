"""Where the pages of the published site are, for what is read elsewhere."""

from __future__ import annotations

from dlprep.model import LANGUAGES, Language


def question_address(site: str, language: Language, question_id: str) -> str:
    """The address of a question's page on the site at the address ``site``."""
    folder = "" if language == LANGUAGES[0] else f"{language}/"
    return f"{site.rstrip('/')}/{folder}questions/{question_id}/"
