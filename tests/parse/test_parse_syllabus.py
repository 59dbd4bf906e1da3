from dlprep import source
from dlprep.model import Localized, Syllabus, SyllabusEntry, Text
from dlprep.parse import parse_syllabus
from dlprep.problems import Place, Refusal
from dlprep.source import Document

GOOD = """\
tags:
  activation: {ko: 활성화 함수, en: Activation function}
chapters:
  - id: activations
    title: {ko: 활성화}
    summary: {en: About them.}
    questions:
      - why-bias
      - planned: why-relu
"""


def parsed(text: str) -> Syllabus | Refusal:
    document = source.load("s.yml", text.encode())
    assert isinstance(document, Document), document
    return parse_syllabus(document)


def told(found: Syllabus | Refusal) -> list[str]:
    assert isinstance(found, Refusal)
    return [
        f"{each.place.line}:{each.place.column}: {each.code}: {each.message}"
        for each in found.problems
    ]


def test_reads_chapters_and_tags() -> None:
    syllabus = parsed(GOOD)
    assert isinstance(syllabus, Syllabus)
    (chapter,) = syllabus.chapters
    assert (syllabus.path, chapter.id) == ("s.yml", Text("activations", Place("s.yml", 4, 9)))
    assert chapter.entries == (
        SyllabusEntry(Text("why-bias", Place("s.yml", 8, 9))),
        SyllabusEntry(Text("why-relu", Place("s.yml", 9, 18)), planned=True),
    )
    assert syllabus.tags == {
        "activation": Localized(
            Place("s.yml", 2, 3),
            Text("활성화 함수", Place("s.yml", 2, 20)),
            Text("Activation function", Place("s.yml", 2, 32)),
        )
    }


def test_reads_a_syllabus_without_tags() -> None:
    assert parsed("chapters: []\n") == Syllabus(path="s.yml", chapters=())


def test_reads_former_ids() -> None:
    syllabus = parsed("moved: {logistic: sigmoid}\nchapters: []\n")
    assert isinstance(syllabus, Syllabus)
    assert syllabus.moved == {"logistic": Text("sigmoid", Place("s.yml", 1, 19))}


def test_tells_everything_that_is_wrong() -> None:
    text = """\
tag: {}
tags: {Big Tag: {ko: x}}
chapters:
- id: Activations
  titel: {ko: x}
  summary: 소개
  questions:
  - Why Bias
  - planed: x
  - [x]
- just text
"""
    assert told(parsed(text)) == [
        "1:1: unknown-field: `tag` is not a field of the syllabus",
        "2:8: bad-id: tags.Big Tag: `Big Tag` is not an id",
        "4:7: bad-id: chapters[0].id: `Activations` is not an id",
        "5:3: unknown-field: chapters[0]: `titel` is not a field of a chapter",
        (
            "6:12: wrong-kind: chapters[0].summary: "
            "text by language (a mapping) is expected, not text"
        ),
        "8:5: bad-id: chapters[0].questions[0]: `Why Bias` is not an id",
        (
            "9:5: unknown-field: chapters[0].questions[1]: "
            "`planed` is not a field of a planned question"
        ),
        "9:5: missing-field: chapters[0].questions[1]: `planned` is missing",
        "10:5: wrong-kind: chapters[0].questions[2]: text is expected, not a list",
        "4:3: missing-field: chapters[0]: `title` is missing",
        "11:3: wrong-kind: chapters[1]: a chapter (a mapping) is expected, not text",
    ]


def test_tells_faults_of_the_file_as_well() -> None:
    assert told(parsed("chapters: []\nchapters: []\ntags:\n")) == [
        "2:1: duplicate-key: `chapters` is already given",
        "3:1: empty-field: tags: nothing is written here",
    ]
