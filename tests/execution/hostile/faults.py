"""The table of faults: what was tried, on which kind of machine, and what happened.

Each test of this folder that tries a fault records what it saw, under a name of ``faults.yml``.
``python tests/execution/hostile/faults.py`` runs them all and writes the table into the pages of
contributors. To know what an ordinary user gets as well, it must be root's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = "DLPREP_FAULTS"
_HERE = Path(__file__).parent
_BEGIN, _END = "<!-- faults -->\n", "<!-- end of faults -->\n"
_TIMES = ((1, "< 1 s"), (5, "≈ 3 s"), (20, "≈ 10 s"), (60, "≈ 30 s"))
"""So coarse that the table stays the same from run to run."""

USERS = ("root", "user")
PAGES = {language: _HERE.parents[2] / "docs" / language / "faults.md" for language in ("ko", "en")}
_WORDS = {
    "en": {
        "head": "fault | what is shown | what remains | Linux, root | Linux, ordinary user | "
        "macOS, Windows",
        "nothing": "nothing",
        "kept": "its outcome, in the cache",
        "bare": "without namespaces",
        "longer": "> 1 min",
        "": "not tried",
        "open": "not tried; not contained",
    },
    "ko": {
        "head": "시도 | 보고되는 문제 | 남는 흔적 | Linux, root | Linux, 일반 사용자 "
        "| macOS, Windows",
        "nothing": "없음",
        "kept": "캐시에 든 결과",
        "bare": "네임스페이스 없이",
        "longer": "> 1분",
        "": "시험하지 않음",
        "open": "시험하지 않음. 막지 못함",
    },
}


@cache
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """The faults by the key that tests record them under, in the order of the table."""
    found: dict[str, Mapping[str, Any]] = yaml.safe_load((_HERE / "faults.yml").read_text("utf-8"))
    return found


def key(test: str) -> str:
    """The key of a test's name such as ``test_a_loop_without_end[full-in C]``."""
    name, _, parameters = test.removeprefix("test_").partition("[")
    kind = parameters.removesuffix("]")
    for level in ("full", "filters"):
        kind = kind.removeprefix(level).removeprefix("-")
    one = f"{name}[{kind}]"
    return one if one in catalogue() else name


def record(test: str, level: str, codes: Collection[str], entries: int, seconds: float) -> None:
    """Append what a test saw, if anyone wants to know.

    ``codes`` are those of the problems that were shown; ``entries`` is how many the cache was left.
    """
    fault = catalogue()[key(test)]
    assert codes or "shown" in fault, f"what is shown of {test}?"
    if _FILE in os.environ:
        user = "root" if os.getuid() == 0 else "user"
        line = [key(test), user, level, sorted(codes), entries, seconds]
        with Path(os.environ[_FILE]).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


@dataclass
class _Seen:
    """What came of one fault on one kind of machine, in one or more tests."""

    codes: set[str] = field(default_factory=set)
    entries: int = 0
    seconds: float = 0.0

    def add(self, codes: Collection[str], entries: int, seconds: float) -> None:
        self.codes |= set(codes)
        self.entries += entries
        self.seconds = max(self.seconds, seconds)


def table(lines: Collection[str], language: str) -> Iterator[str]:
    """The table in Markdown, from what was recorded."""
    seen: dict[tuple[str, str, str], _Seen] = {}
    for line in lines:
        fault, user, level, *rest = json.loads(line)
        seen.setdefault((fault, user, level), _Seen()).add(*rest)
    head = _WORDS[language]["head"]
    yield f"| {head} |"
    yield f"|{' --- |' * (1 + head.count('|'))}"
    for fault in catalogue():
        yield f"| {' | '.join(_row(fault, seen, language))} |"


def _row(fault: str, seen: Mapping[tuple[str, str, str], _Seen], language: str) -> Iterator[str]:
    words, names = _WORDS[language], catalogue()[fault]
    usual = seen[fault, "root", "full"]
    yield names[language]
    yield _shown(usual, names, language)
    yield words["kept" if usual.entries else "nothing"]
    for user in USERS:
        machines = {level: seen[fault, user, level] for level in ("full", "filters")}
        yield "; ".join(_measured(machines, usual, names, language))
    yield words[names.get("elsewhere", "")]


def _shown(one: _Seen, names: Mapping[str, Any], language: str) -> str:
    shown: str = names["shown"][language] if not one.codes else ""
    return shown or ", ".join(f"`{code}`" for code in sorted(one.codes))


def _measured(
    machines: Mapping[str, _Seen], usual: _Seen, names: Mapping[str, Any], language: str
) -> Iterator[str]:
    """How long it took and, where something else came of it, what."""
    words, full, bare = _WORDS[language], machines["full"], machines["filters"]
    if full.codes == bare.codes:
        full.seconds = max(full.seconds, bare.seconds)
    for prefix, one in (("", full), (f"{words['bare']} ", bare)):
        if one is full or one.codes != full.codes:
            what = f"{_shown(one, names, language)}, " if one.codes != usual.codes else ""
            yield f"{prefix}{what}{_time(one, words)}"


def _time(one: _Seen, words: Mapping[str, str]) -> str:
    return next((text for below, text in _TIMES if one.seconds < below), words["longer"])


def write(lines: Collection[str]) -> None:
    """Put the table into the pages of both languages."""
    for language, path in PAGES.items():
        before, _, rest = path.read_text("utf-8").partition(_BEGIN)
        after = rest.partition(_END)[2]
        rows = "\n".join(table(lines, language))
        path.write_text(f"{before}{_BEGIN}\n{rows}\n\n{_END}{after}", "utf-8", newline="\n")


def rows(language: str) -> list[list[str]]:
    """The cells of the committed table, without its head."""
    text = PAGES[language].read_text("utf-8").partition(_BEGIN)[2].partition(_END)[0]
    return [line.strip("| ").split(" | ") for line in text.strip().splitlines()[2:]]


def main() -> None:
    if os.getuid() != 0:
        sys.exit("Run this as root: it tries every fault as root and as an ordinary user.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "faults")
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", str(_HERE)]
        subprocess.run(command, env={**os.environ, _FILE: str(file)}, check=True)
        write(file.read_text("utf-8").splitlines())


if __name__ == "__main__":
    main()
