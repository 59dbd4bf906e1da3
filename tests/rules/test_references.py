from dataclasses import replace

from rule_cases import found, question

from dlprep.rules import references


def test_accepts_two() -> None:
    assert found(references) == []


def test_refuses_one() -> None:
    assert found(
        references,
        """
        references:
          - {authors: A, title: T, venue: V, year: 2015, url: "https://example.org/a"}
        """,
    ) == [
        (
            "sigmoid.yml:2:3: the question has 1 of at least 2 references "
            "-> Add the paper, documentation or textbook that a reader can check the answer "
            "by."
        ),
    ]


def test_refuses_none() -> None:
    assert found(references, "references: []") == [
        (
            "sigmoid.yml:1:13: the question has 0 of at least 2 references "
            "-> Add the paper, documentation or textbook that a reader can check the answer "
            "by."
        ),
    ]


def test_refuses_other_schemes_and_repetitions() -> None:
    assert found(
        references,
        """
        references:
          - {authors: A, title: T, venue: V, year: 2015, url: "https://example.org/a"}
          - {authors: B, title: T, venue: V, year: 2015, url: "http://example.org/b"}
          - {authors: C, title: T, venue: V, year: 2015, url: "https://example.org/a/"}
        """,
    ) == [
        (
            "sigmoid.yml:3:56: `http://example.org/b` is not an https:// address "
            "-> Give the address that begins with https://, for a DOI https://doi.org/…."
        ),
        (
            "sigmoid.yml:4:56: this address is that of the reference in line 2 "
            "-> Remove one of the two."
        ),
    ]


def test_a_missing_field_is_told_of_where_the_file_ends() -> None:
    whole = replace(question(), references=(), places={})
    assert found(references, whole) == [
        (
            "sigmoid.yml:36:79: the question has 0 of at least 2 references "
            "-> Add the paper, documentation or textbook that a reader can check the answer by."
        ),
    ]
