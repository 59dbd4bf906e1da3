"""The table of faults: what was tried, on which kind of machine, and what happened.

``DLPREP_FAULTS=FILE pytest tests/execution/hostile`` appends what each test saw to FILE, for root
and for an ordinary user; ``python tests/execution/hostile/faults.py FILE`` prints the table.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

_FILE = "DLPREP_FAULTS"


def record(test: str, level: str, codes: Collection[str], seconds: float) -> None:
    """Append what a test saw, if anyone wants to know."""
    if _FILE in os.environ:
        user = "root" if os.getuid() == 0 else "ordinary user"
        line = [_fault(test), f"{user}, {level}", sorted(codes), seconds]
        with Path(os.environ[_FILE]).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def _fault(test: str) -> str:
    """``test_a_loop_without_end[full-in C]`` in words: a loop without end: in C."""
    name, _, parameters = test.partition("[")
    words = name.removeprefix("test_").replace("_", " ")
    kind = re.sub(r"^(full|filters)-?|\]$|-(?=its SVG).*", "", parameters)
    return f"{words}: {kind}" if kind else words


def table(lines: Collection[str]) -> Iterator[str]:
    """The table in Markdown: a row for each fault, a column for each kind of machine."""
    seen: dict[str, dict[str, str]] = {}
    for line in lines:
        fault, machine, codes, seconds = json.loads(line)
        said = ", ".join(f"`{code}`" for code in codes) or "no harm done"
        seen.setdefault(fault, {})[machine] = f"{said} ({seconds:.0f} s)"
    machines = sorted({machine for found in seen.values() for machine in found}, reverse=True)
    yield "| " + " | ".join(["fault", *machines]) + " |"
    yield "| --- " * (1 + len(machines)) + "|"
    for fault in sorted(seen):
        name = fault.replace("|", r"\|").replace("<", r"\<")
        cells = [seen[fault].get(machine, "") for machine in machines]
        yield "| " + " | ".join([name, *cells]) + " |"


if __name__ == "__main__":
    print("\n".join(table(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())))  # noqa: T201
