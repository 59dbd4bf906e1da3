from rule_cases import found

from dlprep.rules import self_reference


def test_accepts_other_questions() -> None:
    assert (
        found(
            self_reference,
            """
        parent: other
        related: [third]
        """,
        )
        == []
    )


def test_refuses_itself() -> None:
    assert found(
        self_reference,
        """
        parent: sigmoid
        related: [sigmoid]
        short: {en: "See [this](question:sigmoid)."}
        """,
    ) == [
        (
            "sigmoid.yml:1:9: the question refers to itself "
            "-> Name another question, or leave the reference out."
        ),
        (
            "sigmoid.yml:2:11: the question refers to itself "
            "-> Name another question, or leave the reference out."
        ),
        (
            "sigmoid.yml:3:25: the question refers to itself "
            "-> Name another question, or leave the reference out."
        ),
    ]
