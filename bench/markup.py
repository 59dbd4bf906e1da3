"""Errors that the Nu HTML checker finds in a built site: pages, style sheets and drawings.

Those of Material's own templates are counted apart. Ends with status 1 where there are others.

The checker is a program in Java: `npm pack vnu-jar && tar xzf vnu-jar-*.tgz` gives
`package/build/dist/vnu.jar`.

Usage: python bench/markup.py --site SITE --checker VNU_JAR
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

OF_MATERIAL: Final[Mapping[str, str]] = {
    'data-md-toggle="': "the boxes behind its drawer and its search have `autocomplete`",
    '<label class="md-nav__title" for="__toc">': "a page outside the navigation has no such box",
}
"""What is in an extract of a page with a fault that is not ours, and the fault."""

KINDS: Final = {"html": "--skip-non-html", "css": "--skip-non-css", "svg": "--skip-non-svg"}


def main(site: Path, checker: Path) -> int:
    """Check and print; how many errors are ours."""
    errors = [error for kind in KINDS for error in _errors(site, checker, kind)]
    theirs = Counter(filter(None, map(_fault_of_material, errors)))
    ours = [error for error in errors if _fault_of_material(error) is None]
    for error in ours:
        place = Path(error["url"].removeprefix("file:")).relative_to(site.resolve())
        print(f"{place}: {error['message']}\n    {error.get('extract', '')!r}")
    for fault, count in theirs.items():
        print(f"{count:6} of Material: {fault}")
    print(f"{len(ours):6} of ours")
    return len(ours)


def _errors(site: Path, checker: Path, kind: str) -> Iterator[dict[str, str]]:
    command = ["java", "-Xss4m", "-jar", str(checker), KINDS[kind], "--format", "json"]
    done = subprocess.run(
        [*command, "--errors-only", "--exit-zero-always", str(site.resolve())],
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    yield from json.loads(done.stderr)["messages"]


def _fault_of_material(error: Mapping[str, str]) -> str | None:
    extract = error.get("extract", "")
    return next((fault for part, fault in OF_MATERIAL.items() if part in extract), None)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Errors in the markup of a built site.")
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--checker", type=Path, required=True)
    options = parser.parse_args()
    sys.exit(1 if main(options.site, options.checker) else 0)
