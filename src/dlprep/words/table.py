"""What there are words for: one field for all that pages, theme and scripts say.

A typed structure instead of a dictionary: a word that is missing in one language does not pass
the type checker, and one that is misspelt in a template is a fault with a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

from dlprep.model import Form, Language, Level


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things in words; ``one`` where the language has a singular, ``{}`` the number."""

    one: str
    other: str

    def __call__(self, number: int) -> str:
        """``number`` things, in words."""
        return (self.one if number == 1 else self.other).format(f"{number:,}")


class SearchWords(TypedDict):
    """What the search says besides results; a page holds it as JSON.

    ``late`` and ``failed`` are said where it cannot be had (yet), above links to ``chapters`` and
    ``list``; ``near`` where nothing matches ``{query}``; ``planned`` where it asks for a question
    that is not written yet; ``other`` of results in another language; ``recent`` and ``starts`` of
    what an empty field offers: the questions opened last, or the first of each chapter.
    ``questions`` and ``terms`` count results, ``{}`` being the number; ``term`` and
    ``unwritten`` are what a result that is no question is called.
    """

    near: str
    planned: str
    other: Mapping[Language, str]
    recent: str
    starts: str
    questions: Mapping[Literal["one", "other"], str]
    terms: Mapping[Literal["one", "other"], str]
    term: str
    unwritten: str
    late: str
    failed: str
    chapters: str
    list: str


class FilterWords(TypedDict):
    """The names of what a list is filtered by; ``any`` is the choice of everything."""

    name: str
    level: str
    tag: str
    chapter: str
    term: str
    any: str
    all: str


class CardWords(TypedDict):
    """What cards for Anki say: what to do, by what is asked.

    ``cross`` asks for an answer in the other language, and ``own_answer`` is what the one in this
    language is called there; ``cross_deck`` is the name of a deck of such cards.
    """

    recall: str
    spot: str
    follow: str
    cross: str
    own_answer: str
    cross_deck: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every word that a reader sees besides the content."""

    # pages made of questions
    language: str
    site_name: str
    site_description: str

    home: str
    glossary: str
    in_glossary: str
    all_questions: str
    syllabus_map: str
    revision: str
    contributing: str
    all_questions_lead: str
    glossary_lead: str
    revision_lead: str
    map_lead: str
    other_terms: str

    written_of: str
    """How many questions there are: ``{written}`` of ``{all}``."""

    not_written: str
    minutes: Count
    read_first: str
    explained_in: Count
    index: str
    filter: FilterWords

    levels: Mapping[Level, str]
    level_meanings: Mapping[Level, str]
    questions: Count
    snippets: Count
    figures: Count
    terms: Count

    draft: str
    follows_up: str
    short: str
    key_points: str
    wrong_answers: str
    follow_ups: str
    related: str
    parts: str
    part_key_points: str
    part_wrong_answers: str
    part_follow_ups: str
    references: str

    code: Count
    always_open: str
    enlarge: str
    close: str
    copy_markdown: str
    copy_interview: str
    copied: str
    output: str
    raised: str
    warned: str
    not_run: str
    executed: str
    under_seconds: str
    over_seconds: str
    holds: str
    one_seed: str

    # notebooks
    on_the_site: str
    notebook_license: str
    in_colab: str

    also: str
    start: str
    go_on: str
    sample: str
    whole_answer: str

    say_it: str
    say_it_note: str
    say_it_failed: str
    study: str
    study_lead: str
    study_failed: str
    study_how: str
    study_steps: tuple[str, ...]
    study_scripts: str

    downloads: str
    downloads_lead: str
    download_kinds: Mapping[str, tuple[str, str]]
    """The title of each kind of file, and what it is good for."""

    download_all: str
    download_across: str
    booklet: str
    archive_note: str
    """In a ZIP of the site, which is at ``{address}`` and begins with the file ``{start}``."""

    moved: str
    moved_lead: str

    row: str
    translation_wanted: str
    translate: str

    # the theme
    feed: str
    questions_of_chapter: str
    palette: Mapping[str, str]
    """What leads to a scheme, by ``toggle.name`` in ``mkdocs.yml``."""

    search: SearchWords
    missing_page: str
    missing_page_lead: str
    """In it ``{home}`` stands for a link that says ``missing_page_home``."""

    missing_page_home: str
    material: Mapping[str, str]
    """Words of Material's own, by its keys; what is not here it says as it always does."""

    # scripts
    forms: Mapping[Form, Mapping[str, str]]
    """The words of each form, by the names that its script has for them."""

    # cards to take along
    cards: CardWords
