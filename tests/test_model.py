import pytest

from dlprep.model import Localized, Text
from dlprep.problems import Place

PLACE = Place("f.yml", 3, 2)


def test_a_localized_text_has_at_least_one_language() -> None:
    message = r"^f\.yml:3:2: a localized text without any language$"
    with pytest.raises(ValueError, match=message):
        Localized(PLACE)


def test_readers_are_shown_the_other_language_where_theirs_is_missing() -> None:
    english = Text("text", PLACE)
    assert Localized(PLACE, en=english).shown("ko") is english


def test_readers_are_shown_their_own_language() -> None:
    korean, english = Text("글", PLACE), Text("text", PLACE)
    both = Localized(PLACE, korean, english)
    assert (both.shown("ko"), both.shown("en")) == (korean, english)
