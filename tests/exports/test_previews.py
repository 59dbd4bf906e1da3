"""Which previews a site has, and what they say."""

from __future__ import annotations

from made_executed import executed, question

from dlprep.drawings import Preview
from dlprep.exports.previews import previews


def test_each_question_has_a_card_and_so_have_all_other_pages() -> None:
    step = question("question: {ko: '$`x_1`$과 `a`란?'}\nlevel: advanced", name="step")
    collection = executed(question(), step).checked.collection
    assert previews(collection, "en") == {
        "preview.png": Preview(
            "Deep-learning interview questions and answers. Every example was executed, and its "
            "real output is on the page.",
            "DL Interviews",
            "2 questions",
        ),
        "questions/gradient/preview.png": Preview(
            "What is a gradient?", "DL Interviews", "Foundations · Basic"
        ),
        "questions/step/preview.png": Preview(
            "x_1과 a란?", "DL Interviews", "Foundations · Advanced"
        ),
    }


def test_a_question_outside_of_the_syllabus_has_no_chapter() -> None:
    collection = executed(question(chapter="elsewhere")).checked.collection
    assert previews(collection, "ko")["questions/gradient/preview.png"].facts == "기본"
