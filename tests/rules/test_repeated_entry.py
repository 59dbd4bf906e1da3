from rule_cases import found

from dlprep.rules import repeated_entry


def test_accepts_lists_without_repetition() -> None:
    assert (
        found(
            repeated_entry,
            """
        aliases: [시그모이드, sigmoid]
        parent: other
        related: [third]
        """,
        )
        == []
    )


def test_refuses_repetitions() -> None:
    assert found(
        repeated_entry,
        """
        aliases: [Sigmoid, sigmoid]
        parent: other
        related: [third, other]
        """,
    ) == [
        (
            "sigmoid.yml:1:20: the alias “sigmoid” differs from “Sigmoid” by case alone "
            "-> Remove one of the two; search does not tell them apart."
        ),
        "sigmoid.yml:3:18: `other` is the parent already -> Remove it from `related`.",
    ]
