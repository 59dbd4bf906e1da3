import pytest
from rule_cases import found

from dlprep.rules import quotation_particle


@pytest.mark.parametrize("mark", ['"', "”", "’", "」"])
def test_tells_the_particle_of_an_indirect_quotation(mark: str) -> None:
    assert found(quotation_particle, f"key_points: [{{ko: '쓴다{mark}고 합니다.', en: One.}}]") == [
        (
            "sigmoid.yml:1:23: a direct quotation takes 라고, not 고 "
            "-> Write 라고 after the quotation mark."
        )
    ]


@pytest.mark.parametrize("text", ['쓴다"라고 합니다.', "쓴다고 합니다.", '"경사"고원입니다.'])
def test_accepts_other_particles(text: str) -> None:
    assert found(quotation_particle, f"key_points: [{{ko: '{text}', en: One.}}]") == []


def test_looks_at_korean_only() -> None:
    assert (
        found(quotation_particle, "key_points: [{ko: 하나., en: 'The particle of \"쓴다\"고.'}]")
        == []
    )
