"""The browser's search and Python know the same Korean."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlprep.collection import Collection
from dlprep.javascript import JavaScript
from dlprep.korean import ENDING, PARTICLES, VERB_SYLLABLES, initial, squash
from dlprep.search import MODULES
from dlprep.search.modules import bundle

NOUN: Final = "정규화"
SYLLABLES: Final = [chr(code) for code in range(ord("가"), ord("힣") + 1)]

_BRIDGE: Final = """
    const { PARTICLES, initials, withoutEnding, withoutParticle } = modules["hangul.js"];
    const { normalize, squash } = modules["text.js"];
    const ask = {
        particles: () => PARTICLES,
        initials: (texts) => texts.map(initials),
        withoutParticle: (texts) => texts.map(withoutParticle),
        withoutEnding: (texts) => texts.map(withoutEnding),
        squash: (texts) => texts.map((text) => squash(normalize(text))),
    };
    const answer = (name, texts) => JSON.stringify(ask[name](texts));
"""


class Browser:
    """The functions of the browser's modules, each for many texts at once."""

    def __init__(self) -> None:
        self.javascript = JavaScript(lambda: bundle(MODULES / "text.js") + _BRIDGE)

    def __call__(self, function: str, texts: list[str]) -> list[str]:
        answer: list[str] = json.loads(self.javascript.call("answer", function, texts))
        return answer


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    started = Browser()
    yield started
    started.javascript.close()


def test_both_know_every_particle(browser: Browser) -> None:
    assert browser("particles", []) == list(PARTICLES)


def test_the_browser_leaves_off_every_particle(browser: Browser) -> None:
    typed = [NOUN + particle for particle in PARTICLES]
    assert set(browser("withoutParticle", typed)) == {NOUN}


@pytest.mark.parametrize("joined", ["에서는", "으로의", "이랑은", "들은", "만의"])
def test_both_know_joined_particles(browser: Browser, joined: str) -> None:
    assert browser("withoutParticle", [NOUN + joined]) == [NOUN]
    assert re.fullmatch(ENDING, joined)


def test_both_know_which_syllables_make_a_verb_of_a_noun(browser: Browser) -> None:
    verbs = ["하다", "하는", "한다", "할까요", "합니다", "해서", "했다", "되고", "된", "될까"]
    typed = [NOUN + verb for verb in [*verbs, "됩니다", "됐다", "돼서", "시키다"]]
    assert set(browser("withoutEnding", typed)) == {NOUN}
    assert {each.removeprefix(NOUN)[0] for each in typed} <= set(VERB_SYLLABLES)


def test_both_take_syllables_apart_alike(browser: Browser) -> None:
    assert browser("initials", SYLLABLES) == [initial(each) for each in SYLLABLES]


@pytest.mark.content
def test_both_compare_every_spelling_alike(browser: Browser, all_questions: Collection) -> None:
    spellings = [*_of_terms(all_questions), *_of_questions(all_questions)]
    differing = [
        f"{text}: {theirs} in JavaScript, {squash(text)} in Python"
        for text, theirs in zip(spellings, browser("squash", spellings), strict=True)
        if theirs != squash(text)
    ]
    assert differing == []


def _of_terms(collection: Collection) -> Iterator[str]:
    for term in collection.glossary.terms:
        yield from (term.ko.value, term.en.value)
        for texts in (*term.also.values(), *term.avoid.values()):
            yield from (text.value for text in texts)


def _of_questions(collection: Collection) -> Iterator[str]:
    for question in collection.questions:
        yield from (alias.value for alias in question.aliases)


@settings(max_examples=50)
@given(texts=st.lists(st.text(), min_size=20))
def test_both_compare_any_text_alike(browser: Browser, texts: list[str]) -> None:
    assert browser("squash", texts) == [squash(text) for text in texts]
