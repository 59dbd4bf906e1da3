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
