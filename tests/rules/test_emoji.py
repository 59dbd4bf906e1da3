from rule_cases import found

from dlprep.rules import emoji


def test_accepts_signs_that_are_no_pictures() -> None:
    assert (
        found(
            emoji,
            """
        short: {en: "→ ≤ ✓ ☆ © 10:30:00 std::vector, a:b:c"}
        """,
        )
        == []
    )


def test_refuses_pictures_and_their_names() -> None:
    assert found(
        emoji,
        """
        short: {ko: 좋습니다 👍🏽, en: "Done ✅ :smile: ok"}
        """,
    ) == [
        "sigmoid.yml:1:18: “👍🏽” is an emoji -> Remove it, or say it in words.",
        "sigmoid.yml:1:32: “✅” is an emoji -> Remove it, or say it in words.",
        "sigmoid.yml:1:34: “:smile:” is an emoji -> Remove it, or say it in words.",
    ]
