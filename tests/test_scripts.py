"""Scripts as they are published: only documentation is left out."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Final

import pytest

import dlprep
from dlprep.scripts import published

ASSETS: Final = Path(dlprep.__file__).parent / "assets"
SCRIPTS: Final = sorted(ASSETS.rglob("*.js"))
IMPORT: Final = re.compile(
    r'^(?:import|\} from|export \{).*?"(\.{1,2}/[\w./-]+\.js)";$', re.MULTILINE
)

VIEWS: Final = [
    f"study/{view}"
    for view in re.findall(r'import\("\./(views/\w+\.js)"\)', (ASSETS / "study/app.js").read_text())
]


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("/** What. */\nf();\n", "f();\n"),
        ("/**\n * What.\n * @param {x} y\n */\nf();\n", "f();\n"),
        ("  /** @type {X} */\n  y = 1;\n", "  y = 1;\n"),
        ("/** One. */\na();\n/** Two. */\nb();\n", "a();\nb();\n"),
    ],
)
def test_documentation_on_lines_of_its_own_is_left_out(source: str, left: str) -> None:
    assert published(source) == left


@pytest.mark.parametrize(
    "source",
    [
        "const y = /** @type {X} */ (z);\n",
        "/** @type {X} */ (z).f();\n",
        "// why\nf();\n",
        "/* why */\nf();\n",
        'const text = "/** no comment */";\n',
    ],
)
def test_everything_else_stays(source: str) -> None:
    assert published(source) == source


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_no_line_of_code_is_lost(script: Path) -> None:
    source = script.read_text("utf-8")
    lost = source.split("\n")
    for line in published(source).split("\n"):
        lost.remove(line)
    assert [line for line in lost if not re.match(r" *(?:/\*\*|\*|$)", line)] == []
    assert "/**\n" not in published(source)


def _loaded(name: str, seen: set[str] | None = None) -> set[str]:
    """A module and all that it cannot begin without, by their paths."""
    seen = set() if seen is None else seen
    path = (ASSETS / name).resolve()
    if str(path) not in seen:
        seen.add(str(path))
        for other in IMPORT.findall(path.read_text("utf-8")):
            _loaded((path.parent / other).resolve().relative_to(ASSETS).as_posix(), seen)
    return seen


def _size(paths: set[str]) -> int:
    """What they take on the way to a reader."""
    sources = (published(Path(path).read_text("utf-8")) for path in paths)
    return sum(len(gzip.compress(source.encode(), mtime=0)) for source in sources)


def test_a_question_page_loads_little_for_practice_before_and_after_the_click() -> None:
    assert _size(_loaded("practice.js")) <= 1_000
    assert _size(_loaded("practice.js") | _loaded("study/say.js")) <= 4_000


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_for_studying_loads_little_at_first_and_for_each_view(view: str) -> None:
    most = 25_000 if view == "study/views/home.js" else 30_000
    assert _size(_loaded("practice.js") | _loaded("study/app.js") | _loaded(view)) <= most
