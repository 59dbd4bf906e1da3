from rule_cases import found

from dlprep.rules import snippet_insertion


def test_accepts_values_anywhere_and_the_snippet_in_the_answer() -> None:
    assert (
        found(
            snippet_insertion,
            """
        short: {ko: "[[peak.top:.2f]]", en: "[[peak.top:.2f]] $`x = [[peak.rows[0].y]]`$"}
        """,
        )
        == []
    )


def test_accepts_brackets_in_code() -> None:
    assert found(snippet_insertion, "short: {en: 'The list `[[1, 2], [3, 4]]` and \\[[a]]'}") == []


def test_refuses_what_is_not_defined() -> None:
    assert found(
        snippet_insertion,
        """
        short: {en: "[[peek.top]] and $`[[other.value]]`$"}
        """,
    ) == [
        (
            "sigmoid.yml:1:14: no snippet of this question is named `peek` "
            "-> Did you mean `peak`? Define it under `snippets`, or leave the insertion out."
        ),
        (
            "sigmoid.yml:1:33: no snippet of this question is named `other` "
            "-> Define it under `snippets`, or leave the insertion out."
        ),
    ]


def test_refuses_what_is_never_shown() -> None:
    assert found(
        snippet_insertion,
        """
        answer: {ko: "[[peak.top]]", en: "[[peak.top]]"}
        """,
    ) == [
        (
            "sigmoid.yml:14:3: the snippet `peak` is shown nowhere "
            "-> Put [[peak]] on a line of its own in the answer."
        ),
    ]


def test_refuses_a_snippet_twice_in_one_language() -> None:
    assert found(
        snippet_insertion,
        """
        answer:
          en: |
            [[peak]]

            [[peak]]
        """,
    ) == [
        (
            "sigmoid.yml:5:5: the snippet `peak` is shown twice "
            "-> Show it once; elsewhere insert values of its run."
        ),
    ]


def test_refuses_a_snippet_in_a_sentence() -> None:
    assert found(
        snippet_insertion,
        """
        answer:
          ko: |
            [[peak]]
          en: |
            The run [[peak]] shows it.
        """,
    ) == [
        (
            "sigmoid.yml:5:13: `[[peak]]` shows a whole snippet and needs a line to itself "
            "-> Put it between blank lines, or insert a value: [[peak.name]]."
        ),
    ]


def test_refuses_a_snippet_outside_the_answer() -> None:
    assert found(
        snippet_insertion,
        """
        key_points:
          - {ko: "[[peak]]", en: One}
          - {ko: 둘, en: Two}
          - {ko: 셋, en: Three}
        """,
    ) == [
        (
            "sigmoid.yml:2:11: `key_points[0]` cannot show a snippet, only values of its run "
            "-> Show it in the answer; here, insert a value: [[peak.name]]."
        ),
    ]


def test_refuses_values_of_code_that_is_not_run() -> None:
    assert found(
        snippet_insertion,
        """
        snippets:
          peak:
            not_run: {ko: GPU 필요, en: needs a GPU}
            code: |
              top = 0.25
        """,
    ) == [
        (
            "sigmoid.yml:19:10: the snippet `peak` is not executed, so it has no values "
            "-> Leave the value out, or let the snippet run."
        ),
        (
            "sigmoid.yml:27:20: the snippet `peak` is not executed, so it has no values "
            "-> Leave the value out, or let the snippet run."
        ),
    ]


def test_refuses_insertions_without_a_name() -> None:
    assert found(
        snippet_insertion,
        """
        short: {en: "[[Peak]] and [[1, 2]]"}
        """,
    ) == [
        (
            "sigmoid.yml:1:14: `[[` begins an insertion, but what follows is not the name of "
            "a snippet "
            "-> Write [[name]] or [[name.field]]; put brackets that are meant as such into "
            "code."
        ),
        (
            "sigmoid.yml:1:27: `[[` begins an insertion, but what follows is not the name of "
            "a snippet "
            "-> Write [[name]] or [[name.field]]; put brackets that are meant as such into "
            "code."
        ),
    ]
