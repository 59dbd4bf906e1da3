import re

import pytest

from dlprep import prose, source
from dlprep.model import LANGUAGES, Language, Level, Question
from dlprep.parse import parse_question
from dlprep.parse.question import QUESTION
from dlprep.skeleton import skeleton
from dlprep.source import Document

HANGUL = re.compile("[가-힣]")


def parsed(*languages: Language) -> Question:
    text = skeleton(languages or LANGUAGES)
    document = source.load("f.yml", text.encode())
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_one_language_has_texts_and_comments_in_no_other(language: Language) -> None:
    texts = [text for _, text in parsed(language).prose()]
    assert {written for text in texts for written, _ in text.texts()} == {language}
    comments = re.findall(r"^# \S.*", skeleton([language]), re.MULTILINE)
    assert len(comments) == 14
    assert {HANGUL.search(comment) is not None for comment in comments[1:]} == {language == "ko"}


def test_says_that_one_language_is_enough_and_that_examples_must_go() -> None:
    assert skeleton(["en"]).split("\n\n")[0].splitlines()[2:] == [
        "# The name of this file is the question's id, which never changes.",
        "# Replace or delete every example: dlprep check refuses those that are left.",
        "# English is enough. Somebody else will add the Korean below ko:.",
    ]
    assert (
        "\n# One language is enough: delete the lines of the one that you leave to others.\n"
        in (skeleton())
    )


def test_points_editors_to_the_schema() -> None:
    assert skeleton().splitlines()[0] == ("# yaml-language-server: $schema=../question.schema.json")
