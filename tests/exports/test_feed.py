"""The feed of new questions: as a whole, and what Atom asks of any."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from made_executed import executed, question

from dlprep.exports.feed import feed
from dlprep.model import Language
from dlprep.stages import Executed, Run

HOME = "https://host/en/"
DAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
COUNTED = """
short: {ko: "답은 [[a.top:.2f]].", en: "It is [[a.top:.2f]], `x < y` & $`x_1`$."}
answer: {ko: "[[a]]", en: "[[a]]"}
snippets:
  a:
    code: |
      print(1)
"""


def made() -> Executed:
    step = question("question: {ko: 걸음은?, en: 'Which step?'}", name="step")
    return executed(question(COUNTED), step, runs={"a": Run(stdout="", values={"top:.2f": "0.25"})})


def dates(**days: int) -> dict[str, datetime]:
    return {f"questions/basics/{name}.yml": DAY + timedelta(days) for name, days in days.items()}


def test_the_whole_feed() -> None:
    content = feed(made(), "en", HOME, dates(gradient=0, step=1))
    assert content is not None
    assert (
        content.decode()
        == """\
<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>DL Interviews</title>
  <subtitle>Deep-learning interview questions and answers. Every example was executed, and its \
real output is on the page.</subtitle>
  <id>https://host/en/</id>
  <updated>2026-05-02T12:00:00+00:00</updated>
  <link rel="self" href="https://host/en/feed.xml" />
  <link rel="alternate" href="https://host/en/" hreflang="en" />
  <author>
    <name>DL Interviews</name>
  </author>
  <entry>
    <title>Which step?</title>
    <id>https://host/en/questions/step/</id>
    <link rel="alternate" href="https://host/en/questions/step/" />
    <published>2026-05-02T12:00:00+00:00</published>
    <updated>2026-05-02T12:00:00+00:00</updated>
    <summary>A short answer.</summary>
  </entry>
  <entry>
    <title>What is a gradient?</title>
    <id>https://host/en/questions/gradient/</id>
    <link rel="alternate" href="https://host/en/questions/gradient/" />
    <published>2026-05-01T12:00:00+00:00</published>
    <updated>2026-05-01T12:00:00+00:00</updated>
    <summary>It is 0.25, x &lt; y &amp; x_1.</summary>
  </entry>
</feed>
"""
    )


def titles(made: Executed, language: Language, dates: dict[str, datetime]) -> list[str | None]:
    content = feed(made, language, HOME, dates)
    assert content is not None
    root = ET.fromstring(content)  # noqa: S314 # our own
    return [title.text for title in root.findall("atom:entry/atom:title", ATOM)]


def test_a_question_that_nobody_has_committed_is_left_out() -> None:
    assert titles(made(), "ko", dates(step=0)) == ["걸음은?"]


def test_a_question_in_the_other_language_only_is_left_out() -> None:
    both = executed(question(), question("question: {ko: 우리말만?}", name="step"))
    assert titles(both, "en", dates(gradient=0, step=1)) == ["What is a gradient?"]


@pytest.mark.parametrize("known", [{}, dates(other=0)], ids=["nothing", "others"])
def test_without_dates_there_is_no_feed(known: dict[str, datetime]) -> None:
    assert feed(made(), "en", HOME, known) is None


def test_the_newest_thirty_are_told_of() -> None:
    many = [question(f"question: {{ko: 하나?, en: Q{n}?}}", name=f"q{n}") for n in range(40)]
    told = titles(executed(*many), "en", dates(**{f"q{n}": n for n in range(40)}))
    assert told == [f"Q{n}?" for n in range(39, 9, -1)]
