"""Cases of tests that are data: the YAML files of ``tests/cases``."""

from __future__ import annotations

from collections.abc import Hashable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, Final

import yaml

FOLDER: Final = Path(__file__).parent / "cases"


def read(
    name: str,
    title: str,
    *,
    needs: AbstractSet[str] = frozenset(),
    may_have: AbstractSet[str] = frozenset(),
) -> list[dict[str, Any]]:
    """The cases of a file, each of which has a title of its own.

    Args:
        name: The file's path below ``tests/cases``.
        title: The key of the sentence that names a case.
        needs: Further keys that every case must have.
        may_have: Keys that a case can have beside these.

    Raises:
        AssertionError: The file has no case, or one with a missing, unknown or repeated key, or
            two with the same title. pytest would skip a test of no cases, and a misspelt key would
            assert nothing.
    """
    cases = yaml.load((FOLDER / name).read_text("utf-8"), _Loader)  # noqa: S506 # a safe one
    assert isinstance(cases, list), f"{name}: there are no cases"
    assert cases, f"{name}: there are no cases"
    for number, case in enumerate(cases, 1):
        wrong = (case.keys() ^ {title, *needs}) - may_have
        assert not wrong, f"{name}: case {number}: missing or unknown keys: {sorted(wrong)}"
    titles = [case[title] for case in cases]
    repeated = {each for each in titles if titles.count(each) > 1}
    assert not repeated, f"{name}: several cases are named {sorted(repeated)}"
    return cases


class _Loader(yaml.SafeLoader):
    """Refuses a key that is written twice, of which YAML would drop the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 # as PyYAML calls it
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"line {node.start_mark.line + 1}: a key twice: {keys}"
        return super().construct_mapping(node, deep)
