"""What the real Anki makes of the packages: the first time, after changes, beside own edits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from anki_decks import GRADIENT, LATER, Imported, Learner, learning, made_cards

from dlprep.exports.anki.apkg import package_file
from dlprep.exports.anki.editions import EDITIONS
from dlprep.exports.anki.note_types import DECK_EPOCH, FIELDS

RECALL: Final = "ko/gradient/recall"
CHANGED: Final = GRADIENT.replace("일 때", "이면")
FUTURE: Final = 2_500_000_000
"""Later than whatever somebody edits while the tests run."""


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    with learning(tmp_path) as someone:
        yield someone


@pytest.fixture
def started(learner: Learner) -> Learner:
    """A learner who has the Korean cards."""
    assert learner.take(made_cards()) == Imported(new=4)
    return learner


def test_a_first_import_brings_every_card_into_the_deck_of_its_chapter(learner: Learner) -> None:
    taken = [learner.take(made_cards(edition.name)) for edition in EDITIONS]
    assert taken == [Imported(new=4), Imported(new=4), Imported(new=2)]
    whole = learner.collection.decks.by_name("딥러닝 면접 질문")
    assert whole is not None
    assert whole["desc"] == '<a href="https://dl.example/">https://dl.example/</a> · CC BY-SA 4.0'
    assert learner.deck_of(RECALL) == "딥러닝 면접 질문::기본 개념"
    assert learner.deck_of("en/gradient/spot") == "DL Interviews::Foundations"
    assert learner.deck_of("ko-en/step/cross") == "딥러닝 면접 질문 · 영어로 답하기::기본 개념"
    assert learner.note(RECALL).tags == ["dlprep::chapter::basics", "dlprep::level::intermediate"]


def test_new_cards_are_shown_facet_after_facet(started: Learner) -> None:
    names = (RECALL, "ko/step/recall", "ko/gradient/spot", "ko/gradient/follow")
    assert [started.card(name).due for name in names] == [1, 2, 3, 4]


def test_no_file_is_missing_or_left_over(started: Learner) -> None:
    checked = started.collection.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])
    assert len(list(Path(started.collection.media.dir()).iterdir())) == 2


def test_anki_shows_a_card_as_it_was_made(started: Learner) -> None:
    card = started.card(RECALL)
    assert r"\(\nabla L\)" in card.question()
    answer = re.sub(r"<style>.*?</style>", "", card.answer(), flags=re.DOTALL)
    assert answer.index('id="answer"') < answer.index("0.25") < answer.index("첫째입니다.")
    assert answer.index("첫째입니다.") < answer.index("<img ") < answer.index("print(0.25)")
    assert "{{" not in answer


def test_a_changed_text_is_taken_and_what_was_learned_stays(started: Learner) -> None:
    before = started.review(RECALL)
    assert before[0] >= 1
    taken = started.take(made_cards(yaml=CHANGED, changed=LATER + 1))
    assert taken == Imported(updated=4)
    assert "이면" in started.note(RECALL)["Back"]
    assert started.schedule(RECALL) == before
    assert (started.collection.note_count(), started.collection.card_count()) == (4, 4)


def test_a_changed_text_that_is_no_newer_is_not_taken(started: Learner) -> None:
    """Why the time of a note is that of its content, and no fixed one."""
    assert started.take(made_cards(yaml=CHANGED)) == Imported(duplicate=4)
    assert "이면" not in started.note(RECALL)["Back"]


def test_the_same_package_again_changes_nothing(started: Learner) -> None:
    assert started.take(made_cards()) == Imported(duplicate=4)
    assert started.note_types() == ["dlprep follow", "dlprep recall", "dlprep spot"]


def test_what_is_new_is_added_to_what_is_there(learner: Learner) -> None:
    without = re.sub(r"follow_ups:\n.*?(?=snippets:)", "", GRADIENT, flags=re.DOTALL)
    assert learner.take(made_cards(yaml=without)) == Imported(new=3)
    assert learner.take(made_cards()) == Imported(new=1, duplicate=3)


def test_what_somebody_wrote_on_a_note_later_stays(started: Learner) -> None:
    note = started.note(RECALL)
    note["Back"] = "내가 고친 답"
    started.collection.update_note(note)
    taken = started.take(made_cards(yaml=CHANGED, changed=LATER + 1))
    assert taken == Imported(updated=3, duplicate=1)
    assert started.note(RECALL)["Back"] == "내가 고친 답"


def test_a_newer_note_takes_own_tags_and_leaves_flags(started: Learner) -> None:
    note = started.note(RECALL)
    note.tags.append("mine")
    started.collection.update_note(note)
    started.collection.set_user_flag_for_cards(3, [started.card(RECALL).id])
    assert started.take(made_cards(changed=FUTURE)) == Imported(updated=4)
    assert "mine" not in started.note(RECALL).tags
    assert started.card(RECALL).user_flag() == 3


def test_an_own_style_sheet_stays_while_notes_change(started: Learner) -> None:
    recall = started.collection.models.by_name("dlprep recall")
    assert recall is not None
    recall["css"] = "/* mine */"
    started.collection.models.update_dict(recall)
    assert started.take(made_cards(yaml=CHANGED, changed=FUTURE)) == Imported(updated=4)
    kept = started.collection.models.by_name("dlprep recall")
    assert kept is not None
    assert (kept["css"], started.note_types()) == (
        "/* mine */",
        ["dlprep follow", "dlprep recall", "dlprep spot"],
    )


def test_a_newer_epoch_brings_new_templates(
    started: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlprep.exports.anki.apkg.DECK_EPOCH", FUTURE)
    monkeypatch.setattr("dlprep.exports.anki.apkg.style_sheet", lambda: "/* new */")
    started.take(made_cards(changed=FUTURE))
    recall = started.collection.models.by_name("dlprep recall")
    assert recall is not None
    assert recall["css"] == "/* new */"


def test_a_field_more_makes_anki_refuse_updates(
    started: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why the fields are frozen."""
    made = made_cards(changed=LATER + 1)
    wider = tuple(replace(card, fields=(*card.fields, "")) for card in made.cards)
    monkeypatch.setattr("dlprep.exports.anki.apkg.FIELDS", (*FIELDS, "Extra4"))
    assert started.take(replace(made, cards=wider)) == Imported(conflicting=4)


def test_a_card_that_was_moved_stays_where_it_is(started: Learner) -> None:
    own = started.collection.decks.id("내 덱")
    assert own is not None
    started.collection.set_deck([started.card(RECALL).id], own)
    assert started.take(made_cards(yaml=CHANGED, changed=LATER + 1)) == Imported(updated=4)
    assert started.deck_of(RECALL) == "내 덱"


def test_the_collection_is_sound_after_all_that(started: Learner) -> None:
    started.review(RECALL)
    started.take(package_file(made_cards(yaml=CHANGED, changed=LATER + 1)))
    assert started.collection.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_note_types_are_as_old_as_their_templates(started: Learner) -> None:
    recall = started.collection.models.by_name("dlprep recall")
    assert recall is not None
    assert (recall["mod"], started.note(RECALL).mod) == (DECK_EPOCH, LATER)
