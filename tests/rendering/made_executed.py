"""Executed collections made by hand: questions in YAML, and what their snippets gave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from dlprep import parse, source
from dlprep.collection import Collection
from dlprep.model import Glossary, Language, Question, Syllabus
from dlprep.rendering import Page, Site, render
from dlprep.stages import Checked, Executed, Figure, Run

TEMPLATES = Path(__file__).parents[2] / "templates"

BARE = """\
level: basic
tags: [gradient]
question: {ko: 경사란?, en: What is a gradient?}
short: {ko: 짧은 답입니다., en: A short answer.}
answer: {ko: 긴 답입니다., en: A long answer.}
key_points: []
wrong_answers: []
follow_ups: []
no_snippets: there is nothing to compute
references: []
"""

SYLLABUS = """\
tags:
  gradient: {ko: 기울기, en: Gradients}
  unused: {ko: 안 쓰임, en: Unused}
chapters:
  - id: basics
    title: {ko: 기본 개념, en: Foundations}
    summary: {ko: 처음 배우는 것들입니다., en: What comes first.}
    questions: [gradient, {planned: unwritten}, step]
  - id: later
    title: {ko: 나중, en: Later}
    summary: {ko: 아직 없습니다., en: Nothing yet.}
    questions: [{planned: also-unwritten}]
"""

GLOSSARY = """\
terms:
  - id: sigmoid
    ko: 시그모이드
    en: sigmoid
    also: {ko: [S자 함수, 로지스틱], en: [logistic]}
    definition: {ko: 0과 1 사이입니다., en: Between 0 and 1.}
  - id: gradient
    ko: 기울기
    en: gradient
    definition: {ko: 방향입니다., en: A direction.}
  - id: adam
    ko: Adam
    en: Adam
"""

RAN = Run(stdout="0.25\n", values={"top:.2f": "0.25"}, versions={"Python": "3.11.7"})
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 270">{}</svg>'
FIGURE = Figure(SVG.format("light"), SVG.format("dark"), width=480, height=360)


def question(yaml: str = "", name: str = "gradient", chapter: str = "basics") -> Question:
    """The bare question, with these top-level fields in place of its own."""
    own = dedent(yaml)
    named = set(re.findall(r"^(\w+:)", own, re.MULTILINE))
    named |= {"no_snippets:"} if "snippets:" in named else set()
    rest = [line for line in BARE.splitlines() if line.split(" ")[0] not in named]
    document = _document(f"questions/{chapter}/{name}.yml", own + "\n".join(["", *rest, ""]))
    result = parse.parse_question(document, question_id=name, chapter=chapter)
    assert isinstance(result, Question), result
    return result


def executed(
    *questions: Question,
    runs: Mapping[str, Run] | None = None,
    syllabus: str = SYLLABUS,
    glossary: str = GLOSSARY,
) -> Executed:
    """These questions, or the bare one; ``runs`` of the first of them by snippet name."""
    chosen = questions or (question(),)
    collection = Collection.of(chosen, syllabus=_syllabus(syllabus), glossary=_glossary(glossary))
    by_name = {(chosen[0].id, name): run for name, run in (runs or {}).items()}
    return Executed(checked=Checked(collection), runs=by_name)


def _syllabus(yaml: str) -> Syllabus:
    result = parse.parse_syllabus(_document("questions/syllabus.yml", yaml))
    assert isinstance(result, Syllabus), result
    return result


def _glossary(yaml: str) -> Glossary:
    result = parse.parse_glossary(_document("questions/glossary.yml", yaml))
    assert isinstance(result, Glossary), result
    return result


def _document(shown: str, yaml: str) -> source.Document:
    result = source.load(shown, yaml.encode())
    assert isinstance(result, source.Document), result
    return result


def site(made: Executed, language: Language = "en", edit_base: str = "", home: str = "") -> Site:
    rendered = render(made, language, templates=TEMPLATES, edit_base=edit_base, home=home)
    assert isinstance(rendered, Site), rendered
    return rendered


def page(made: Executed, path: str, language: Language = "en", edit_base: str = "") -> Page:
    pages = {each.path: each for each in site(made, language, edit_base).pages}
    return pages[path]


def answer(yaml: str, language: Language = "en", **runs: Run) -> str:
    """What the page of a question with these fields has below its short answer."""
    made = executed(question(yaml), runs=runs)
    markdown = page(made, "questions/gradient.md", language).markdown
    return squeezed(markdown.split("</section>", 1)[1].split('<div class="dl-note"', 1)[0])


def squeezed(markdown: str) -> str:
    """Without runs of empty lines, which mean nothing in Markdown."""
    lines = markdown.strip().splitlines()
    kept = [line for line, after in zip(lines, [*lines[1:], "."], strict=True) if line or after]
    return "\n".join(kept)
