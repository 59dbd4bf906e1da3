from dlprep import source
from dlprep.model import Gloss, Glossary, Text
from dlprep.parse import parse_glossary
from dlprep.problems import Place, Refusal
from dlprep.source import Document


def parsed(text: str) -> Glossary | Refusal:
    document = source.load("g.yml", text.encode())
    assert isinstance(document, Document), document
    return parse_glossary(document)


def test_reads_terms_with_their_spellings() -> None:
    glossary = parsed(
        """\
terms:
  - id: vanishing-gradient
    ko: 기울기 소실
    en: vanishing gradient
    also: {ko: [그래디언트 소실], en: [gradient vanishing]}
    avoid: {ko: [경사 소실]}
    definition: {ko: 작아지는 것.}
  - {id: bias, ko: 편향, en: bias}
"""
    )
    assert isinstance(glossary, Glossary)
    first, second = glossary.terms
    assert (first.id, first.ko) == (
        Text("vanishing-gradient", Place("g.yml", 2, 9)),
        Text("기울기 소실", Place("g.yml", 3, 9)),
    )
    assert first.also == {
        "ko": (Text("그래디언트 소실", Place("g.yml", 5, 17)),),
        "en": (Text("gradient vanishing", Place("g.yml", 5, 33)),),
    }
    assert first.avoid == {"ko": (Text("경사 소실", Place("g.yml", 6, 18)),)}
    assert first.definition is not None
    assert (second.also, second.avoid, second.definition) == ({}, {}, None)


def test_reads_where_the_english_is_given() -> None:
    glossary = parsed("terms: [{id: a, ko: 가, en: a, gloss: always}, {id: b, ko: 나, en: b}]")
    assert isinstance(glossary, Glossary)
    assert [term.gloss for term in glossary.terms] == [Gloss.ALWAYS, None]


def test_refuses_other_places_for_the_english() -> None:
    found = parsed("terms: [{id: a, ko: 가, en: a, gloss: sometimes}]")
    assert isinstance(found, Refusal)
    assert [(each.code, each.message, each.remedy) for each in found.problems] == [
        (
            "bad-gloss",
            "terms[0].gloss: `sometimes` is not a place for the English word",
            "Possible here: always.",
        )
    ]


def test_tells_everything_that_is_wrong() -> None:
    found = parsed(
        """\
terms:
- id: Bias
  ko: [편향]
  also: {ko: 편향, jp: [x]}
  avoid: {}
  definition: {ko: [x]}
"""
    )
    assert isinstance(found, Refusal)
    assert [
        f"{each.place.line}:{each.place.column}: {each.code}: {each.message}"
        for each in found.problems
    ] == [
        "2:7: bad-id: terms[0].id: `Bias` is not an id",
        "3:7: wrong-kind: terms[0].ko: text is expected, not a list",
        "4:14: wrong-kind: terms[0].also.ko: a list is expected, not text",
        "4:18: unknown-field: terms[0].also: `jp` is not a language of the site",
        "5:3: no-language: terms[0].avoid: `ko` or `en` is missing",
        "6:20: wrong-kind: terms[0].definition.ko: text is expected, not a list",
        "2:3: missing-field: terms[0]: `en` is missing",
    ]
