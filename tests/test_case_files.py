from pathlib import Path

import pytest

import case_files

TESTS = Path(__file__).parent


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "cases.yml: there are no cases", id="an empty file"),
        pytest.param("[]", "cases.yml: there are no cases", id="an empty list"),
        pytest.param(
            "- {it: a, file: x}\n- {it: b, fiel: x}",
            r"cases.yml: case 2: missing or unknown keys: \['fiel', 'file'\]",
            id="a misspelt key that is needed",
        ),
        pytest.param(
            "- {it: a, file: x, problmes: y}",
            r"cases.yml: case 1: missing or unknown keys: \['problmes'\]",
            id="a misspelt key that is not",
        ),
        pytest.param(
            "- {it: a, file: x}\n- {it: a, file: y}",
            r"cases.yml: several cases are named \['a'\]",
            id="a title twice",
        ),
        pytest.param(
            "- {it: a, file: x}\n- {it: b, file: x, file: y}",
            r"line 2: a key twice: \['it', 'file', 'file'\]",
            id="a key twice",
        ),
    ],
)
def test_refuses(text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cases.yml").write_text(text, "utf-8")
    monkeypatch.setattr(case_files, "FOLDER", tmp_path)
    with pytest.raises(AssertionError, match=message):
        case_files.read("cases.yml", "it", needs={"file"}, may_have={"problems"})


def test_every_file_of_cases_is_read_by_a_test() -> None:
    """Those of rules are read as one, by ``test_rule_cases.py``."""
    files = [path for path in case_files.FOLDER.rglob("*") if path.is_file()]
    names = {path.relative_to(case_files.FOLDER).as_posix() for path in files}
    tests = "".join(path.read_text("utf-8") for path in TESTS.rglob("test_*.py"))
    others = {name for name in names if not name.startswith("rules/")}
    assert {name for name in others if f'"{name}"' not in tests} == set()
