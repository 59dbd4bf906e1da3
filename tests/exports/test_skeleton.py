from dlprep import prose, source
from dlprep.exports.skeleton import skeleton
from dlprep.model import Level, Question
from dlprep.parse import parse_question
from dlprep.parse.question import QUESTION
from dlprep.source import Document


def parsed() -> Question:
    document = source.load("f.yml", skeleton().encode())
    assert isinstance(document, Document)
    question = parse_question(document, question_id="new-one", chapter="basics")
    assert isinstance(question, Question), question
    return question


def test_can_be_read_as_it_is() -> None:
    assert parsed().level is Level.BASIC


def test_inserts_the_snippet_it_defines_in_both_languages() -> None:
    question = parsed()
    (snippet,) = question.snippets
    for _, text in question.answer.texts():
        insertions = [span for span in prose.scan(text.value) if isinstance(span, prose.Insertion)]
        assert [(each.snippet, each.field) for each in insertions] == [
            (snippet.name, None),
            (snippet.name, "ratio:.2f"),
        ]


def test_has_code_that_runs() -> None:
    (snippet,) = parsed().snippets
    names: dict[str, float] = {}
    exec(snippet.code.value, names)  # noqa: S102 - the code is our own
    assert f"{names['ratio']:.2f}" == "2.72"


def test_explains_what_it_shows() -> None:
    text = skeleton()
    shown = [key for key in QUESTION.keys if f"\n{key.name}:" in text]
    assert len(shown) == 10
    assert all(f"# {key.ko}\n# {key.en}\n{key.name}:" in text for key in shown)


def test_points_editors_to_the_schema() -> None:
    assert skeleton().splitlines()[0] == ("# yaml-language-server: $schema=../question.schema.json")
