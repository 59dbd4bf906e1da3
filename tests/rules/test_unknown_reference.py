from rule_cases import collection, found, question

from dlprep.rules import unknown_reference


def test_accepts_questions_that_exist() -> None:
    assert (
        found(
            unknown_reference,
            collection(
                question("parent: other\nshort: {en: 'See [it](question:other#values).'}"),
                question(name="other"),
            ),
        )
        == []
    )


def test_accepts_questions_whose_file_cannot_be_read() -> None:
    assert (
        found(unknown_reference, collection(question("parent: other"), unread=frozenset({"other"})))
        == []
    )


def test_refuses_unknown_ids() -> None:
    assert found(
        unknown_reference,
        collection(
            question("""
                parent: othre
                related: [nothing-like-it]
                short: {en: "See [it](question:othre)."}
            """),
            question(name="other"),
        ),
    ) == [
        (
            "sigmoid.yml:1:9: there is no question `othre` "
            "-> Did you mean `other`? Name a question by its id, the name of its file "
            "without .yml."
        ),
        (
            "sigmoid.yml:2:11: there is no question `nothing-like-it` "
            "-> Name a question by its id, the name of its file without .yml."
        ),
        (
            "sigmoid.yml:3:23: there is no question `othre` "
            "-> Did you mean `other`? Name a question by its id, the name of its file "
            "without .yml."
        ),
    ]


def test_refuses_planned_questions() -> None:
    assert found(
        unknown_reference,
        collection(
            question("related: [other]"),
            syllabus_yaml="""
                chapters:
                  - id: activations
                    title: {ko: 활성화 함수, en: Activation functions}
                    summary: {ko: 요약, en: Summary}
                    questions: [sigmoid, planned: other]
            """,
        ),
    ) == [
        (
            "sigmoid.yml:1:11: the question `other` is planned, but not written yet "
            "-> Leave the reference out until it is written."
        ),
    ]


def test_accepts_headings_and_snippets_of_the_page_in_its_language() -> None:
    assert (
        found(
            unknown_reference,
            collection(
                question("""
                    short:
                      ko: "[1](#값), [2](#snippet-peak), [3](question:other#%EA%B0%92)"
                      en: "[1](#values), [2](#key-points), [3](question:other#follow-ups)"
                """),
                question("parent: other", name="child"),
                question(name="other"),
            ),
        )
        == []
    )


def test_refuses_headings_that_are_not_there() -> None:
    assert found(
        unknown_reference,
        collection(
            question("""
                short:
                  ko: "[1](#values)"
                  en: "[1](#value), [2](question:other#nope), [3](question:gone#nope)"
            """),
            question(name="other"),
            unread=frozenset({"gone"}),
        ),
    ) == [
        (
            "sigmoid.yml:2:12: this page has no heading `#values` "
            "-> Possible here: 시그모이드란, 값, short, snippet-peak, key-points, references."
        ),
        ("sigmoid.yml:3:12: this page has no heading `#value` -> Did you mean `values`?"),
        (
            "sigmoid.yml:3:25: the page of `other` has no heading `#nope` "
            "-> Possible here: what-is-a-sigmoid, values, short, snippet-peak, key-points, "
            "references."
        ),
    ]


def test_leaves_places_of_other_sites_alone() -> None:
    assert found(unknown_reference, "short: {en: '[it](https://example.org/#nope)'}") == []
