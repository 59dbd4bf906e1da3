from dataclasses import replace
from textwrap import dedent

from rule_cases import found, question

from dlprep.model import Question, SeedRecord
from dlprep.problems import Place
from dlprep.rules import seeds_missing
from dlprep.seeds import digest

SEEDED = """
snippets:
  peak:
    code: |
      import torch

      torch.manual_seed(0)
      top = 0.25
"""
ANSWER = (
    "Run `dlprep run --seeds 20 sigmoid.peak` and keep the file that it writes, or say in "
    "`one_seed` why the claim is about this seed."
)


def recorded(of: Question, code: str | None = None) -> Question:
    """The question with a record of its snippet; ``code`` is the digest it has instead."""
    place = Place("questions/activations/sigmoid.seeds.json", 2, 3)
    entry = SeedRecord(place=place, code=code or digest(of.snippets[0]), tried=20)
    return replace(of, seeds={"peak": entry})


def test_accepts_code_without_a_seed() -> None:
    assert found(seeds_missing) == []


def test_warns_of_code_that_was_never_run_on_other_seeds() -> None:
    assert found(seeds_missing, SEEDED) == [
        f"sigmoid.yml:2:3: snippet peak was never run on other seeds -> {ANSWER}"
    ]


def test_accepts_code_as_it_was_run() -> None:
    assert found(seeds_missing, recorded(question(SEEDED))) == []


def test_warns_of_code_that_has_changed_since() -> None:
    assert found(seeds_missing, recorded(question(SEEDED), "0123456789abcdef")) == [
        (f"sigmoid.yml:2:3: snippet peak has changed since it was run on other seeds -> {ANSWER}")
    ]


def test_warns_of_changed_code_whose_randomness_shows_in_no_seed() -> None:
    (warning,) = found(seeds_missing, recorded(question(), "0123456789abcdef"))
    assert "snippet peak has changed since it was run on other seeds" in warning


def test_leaves_code_alone_that_is_meant_for_one_seed() -> None:
    reason = "    one_seed: {ko: 예시입니다., en: An example.}\n"
    assert found(seeds_missing, SEEDED.replace("    code:", f"{reason}    code:")) == []


def test_leaves_code_alone_that_is_not_run() -> None:
    reason = "    not_run: {ko: GPU가 필요합니다., en: It needs a GPU.}\n"
    yaml = dedent(SEEDED).replace("    code:", f"{reason}    code:")
    assert found(seeds_missing, yaml) == []
