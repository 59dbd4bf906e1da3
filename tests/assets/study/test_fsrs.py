"""The schedule in JavaScript gives what py-fsrs gives, to the day."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)
from playwright._impl._driver import compute_driver_executable

REPLAY: Final = Path(__file__).parent / "replay.js"
NODE: Final = compute_driver_executable()[0]
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
REVIEWS: Final = 20_000
PATTERNS: Final = ([4] * 20, [1] * 20, [1, 4] * 10, [4, *[1] * 19], [3] * 20, [2] * 20)

UNNOTICED: Final = ["maximum: 36500,"]
"""Lines whose numbers may change by a hundredth: no interval is a hundred years long."""


def _settings(rng: random.Random) -> dict[str, Any]:
    weights = [*DEFAULT_PARAMETERS]
    if rng.random() < 0.5:
        bounds = zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
        weights = [rng.uniform(low, high) for low, high in bounds]
    return {
        "retention": rng.choice((0.8, 0.9, 0.9, 0.95, 0.97)),
        "maximum": rng.choice((3, 90, 36_500)),
        "weights": weights,
    }


def _histories(rng: random.Random) -> Iterator[list[tuple[int, int]]]:
    """Grades with the days since the last one; some are on the same day."""
    for pattern in PATTERNS:
        yield [(grade, gap) for grade, gap in zip(pattern, [3] * 20, strict=True)]
        yield [(grade, 0) for grade in pattern]
    for _ in range(40):
        yield [(rng.randint(1, 4), rng.choice((0, 1, 1, 2, 5, 30, 400))) for _ in range(20)]


def _replayed(scheduler: Scheduler, history: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    """What py-fsrs makes of a history."""
    card, day, reviews = Card(card_id=1, due=EPOCH), 20_000, []
    for grade, gap in history:
        day += gap
        card, _ = scheduler.review_card(card, Rating(grade), EPOCH + timedelta(days=day))
        later = day + gap
        recall = scheduler.get_card_retrievability(card, EPOCH + timedelta(days=later))
        wanted = {
            "stability": card.stability,
            "difficulty": card.difficulty,
            "due": (card.due - EPOCH).days,
            "day": later,
            "recall": recall,
        }
        reviews.append({"grade": grade, "day": day, "wanted": wanted})
    return reviews


def _cases() -> Iterator[dict[str, Any]]:
    """The default settings, then others, each with histories of 20 reviews."""
    rng, count, settings = random.Random(6), 0, dict[str, Any]()  # noqa: S311 - chosen by a seed
    while count < REVIEWS:
        scheduler = Scheduler(
            parameters=settings.get("weights", DEFAULT_PARAMETERS),
            desired_retention=settings.get("retention", 0.9),
            maximum_interval=settings.get("maximum", 36_500),
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )
        for history in _histories(rng):
            yield {"settings": settings, "reviews": _replayed(scheduler, history)}
            count += len(history)
        settings = _settings(rng)


@pytest.fixture(scope="module")
def replayed() -> dict[str, Any]:
    """What came out when our schedule did the same."""
    run = subprocess.run(
        [NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(REPLAY)],
        input=json.dumps([*_cases()]),
        capture_output=True,
        text=True,
        check=True,
    )
    outcome: dict[str, Any] = json.loads(run.stdout)
    return outcome


def test_every_review_gives_the_memory_and_the_date_of_py_fsrs(replayed: dict[str, Any]) -> None:
    assert replayed["reviews"] >= REVIEWS
    assert replayed["far"] == 0
    assert replayed["largest"] < 1e-11


def test_no_number_of_the_formulas_may_change_unnoticed(replayed: dict[str, Any]) -> None:
    assert replayed["numbers"] > 50
    assert replayed["left"] == UNNOTICED
