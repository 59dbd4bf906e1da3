from rule_cases import collection, found, question

from dlprep.rules import syllabus_membership


def test_accepts_what_agrees() -> None:
    assert found(syllabus_membership, collection()) == []


def test_accepts_planned_questions() -> None:
    assert (
        found(
            syllabus_membership,
            collection(
                question(),
                syllabus_yaml="""
                chapters:
                  - id: activations
                    title: {ko: 활성화 함수, en: Activation functions}
                    summary: {ko: 요약, en: Summary}
                    questions: [sigmoid, planned: a]
                  - id: training
                    title: {ko: 학습, en: Training}
                    summary: {ko: 요약, en: Summary}
                    questions: [planned: b]
            """,
            ),
        )
        == []
    )


def test_accepts_files_that_cannot_be_read() -> None:
    assert (
        found(
            syllabus_membership,
            collection(
                question(),
                unread=frozenset({"a"}),
                syllabus_yaml="""
                chapters:
                  - id: activations
                    title: {ko: 활성화 함수, en: Activation functions}
                    summary: {ko: 요약, en: Summary}
                    questions: [sigmoid]
                  - id: training
                    title: {ko: 학습, en: Training}
                    summary: {ko: 요약, en: Summary}
                    questions: [a]
            """,
            ),
        )
        == []
    )


def test_refuses_a_question_without_a_file() -> None:
    assert found(
        syllabus_membership,
        collection(
            question(),
            syllabus_yaml="""
                chapters:
                  - id: activations
                    title: {ko: 활성화 함수, en: Activation functions}
                    summary: {ko: 요약, en: Summary}
                    questions: [sigmoid, a]
                  - id: training
                    title: {ko: 학습, en: Training}
                    summary: {ko: 요약, en: Summary}
                    questions: [planned: b]
            """,
        ),
    ) == [
        (
            "syllabus.yml:5:26: the syllabus names `a`, but there is no file for it "
            "-> Write questions/activations/a.yml, or mark it: `- planned: a`."
        ),
    ]


def test_refuses_a_planned_question_with_a_file() -> None:
    assert found(
        syllabus_membership,
        collection(
            question(),
            syllabus_yaml="""
                chapters:
                  - id: activations
                    title: {ko: 활성화 함수, en: Activation functions}
                    summary: {ko: 요약, en: Summary}
                    questions: [planned: sigmoid]
                  - id: training
                    title: {ko: 학습, en: Training}
                    summary: {ko: 요약, en: Summary}
                    questions: [planned: b]
            """,
        ),
    ) == [
        (
            "syllabus.yml:5:26: `sigmoid` is called planned, but its file exists "
            "-> Write `- sigmoid`."
        ),
    ]


def test_refuses_files_it_does_not_name() -> None:
    assert found(
        syllabus_membership,
        collection(question(), question(name="a"), question(name="b", chapter="other")),
    ) == [
        (
            "a.yml:1:1: the syllabus does not name this question, so it would have no page "
            "-> Add `- a` to the chapter `activations` in questions/syllabus.yml."
        ),
        (
            "b.yml:1:1: the folder `other` is not a chapter of the syllabus "
            "-> Move the file into the folder of a chapter (activations), or add its own to "
            "questions/syllabus.yml."
        ),
    ]


def test_refuses_files_where_there_are_no_chapters() -> None:
    assert found(syllabus_membership, collection(syllabus_yaml="chapters: []")) == [
        (
            "sigmoid.yml:1:1: the folder `activations` is not a chapter of the syllabus "
            "-> Add the chapter to questions/syllabus.yml, which has none yet."
        ),
    ]


def test_refuses_a_file_in_another_chapter() -> None:
    assert found(
        syllabus_membership,
        collection(
            question(chapter="training"),
            syllabus_yaml="""
                chapters:
                  - id: activations
                    title: {ko: 활성화 함수, en: Activation functions}
                    summary: {ko: 요약, en: Summary}
                    questions: [sigmoid]
                  - id: training
                    title: {ko: 학습, en: Training}
                    summary: {ko: 요약, en: Summary}
                    questions: [planned: b]
            """,
        ),
    ) == [
        (
            "sigmoid.yml:1:1: the syllabus names this question in the chapter `activations`, "
            "but the file lies in `training` "
            "-> Move the file to questions/activations/, or its line in the syllabus."
        ),
    ]


def test_refuses_repetitions() -> None:
    assert found(
        syllabus_membership,
        collection(
            question(),
            syllabus_yaml="""
                chapters:
                  - id: activations
                    title: {ko: 활성화 함수, en: Activation functions}
                    summary: {ko: 요약, en: Summary}
                    questions: [sigmoid]
                  - id: activations
                    title: {ko: 학습, en: Training}
                    summary: {ko: 요약, en: Summary}
                    questions: [planned: b, sigmoid]
            """,
        ),
    ) == [
        (
            "syllabus.yml:6:9: the chapter `activations` is named already in line 2 "
            "-> Keep one of the two."
        ),
        (
            "syllabus.yml:9:29: the question `sigmoid` is named already in line 5 "
            "-> Keep one of the two."
        ),
    ]
