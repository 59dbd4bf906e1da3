"""The whole site: cold, warm, against MkDocs on its own, and an edit while serving.

Four measurements, each in a copy of the project:

- a build with an empty cache, and one after it;
- what MkDocs alone takes for the finished Markdown of both languages, with the same theme, search
  and mathematics; it and the warm build take turns, and the best of each is compared;
- the time from an edit of one question until `mkdocs serve` answers with it, for two sizes;
- the same without waiting for the server to notice: rebuilding alone, next to a full build.

Larger projects are made by copying the question files that are there under new ids; the copies'
snippets are the same, so that none of them runs, and their sentences are others.

Usage: python bench/build.py [QUESTIONS …]
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[1]
PARTS: Final = ("mkdocs.yml", "docs", "questions", "templates")
SIZES: Final = (67, 170)
TURNS: Final = 3
EDITS: Final = 5
ANSWER: Final = "\nanswer:\n  ko: |\n    "
"""Where a question file's Korean answer begins; edits go there."""

SNIPPETS: Final = re.compile(r"^(snippets:\n(?:[ #].*\n|\n)*)", re.MULTILINE)
SENTENCE_END: Final = re.compile(r"(?<=[가-힣a-z])\.$", re.MULTILINE)

PLAIN: Final = """
from mkdocs.commands.build import build
from mkdocs.config import load_config
for language in ("ko", "en"):
    nav = load_config(f"rendered/{language}.yml").nav
    config = load_config("mkdocs.yml", plugins=["search"], nav=nav,
                         docs_dir=f"rendered/{language}", site_dir=f"plain/{language}")
    config.theme["language"] = language
    config.markdown_extensions.append("dlprep.math")
    config.mdx_configs["dlprep.math"] = {"cache": ".cache/dlprep/formulas"}
    config.extra_css.insert(0, "assets/katex/katex.min.css")
    build(config)
"""
"""MkDocs with nothing of dlprep but its mathematics, without which the pages are not finished."""

REBUILD: Final = r"""
import json, sys, time
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

def full():
    config = load_config("mkdocs.yml", site_dir="served")
    build(config)
    return config.plugins["dlprep"]

def timed(work):
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result

file, begin, edits = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
load_config("mkdocs.yml").plugins.on_startup(command="serve", dirty=False)
plugin = full()
text = file.read_text("utf-8")
times = []
for number in range(edits):
    file.write_text(text.replace(begin, f"{begin}{number}\n\n    ", 1), "utf-8")
    seconds, pages = timed(plugin.published.update)
    assert pages, "this edit was to be rebuilt in place"
    times.append(seconds)
again, _ = timed(full)
print(json.dumps([times, again]))
"""


def main(sizes: list[int]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="dlprep-bench-") as name:
        folder = Path(name)
        project = copied(REPOSITORY, folder / "project")
        report_builds(project)
        for size in sizes:
            report_edits(enlarged(copied(project, folder / str(size)), size))


def copied(project: Path, folder: Path) -> Path:
    """A copy of a project without its site; the cache comes along where it is a copy itself."""
    for part in (*PARTS, *([".cache"] if project != REPOSITORY else [])):
        copy = shutil.copytree if (project / part).is_dir() else shutil.copy
        folder.mkdir(exist_ok=True)
        copy(project / part, folder / part)
    return folder


def questions(project: Path) -> list[Path]:
    """The question files of a project."""
    return sorted((project / "questions").glob("*/*.yml"))


def enlarged(project: Path, size: int) -> Path:
    """The project with so many questions, most of them copies, each beside its original."""
    originals = questions(project)
    syllabus = project / "questions" / "syllabus.yml"
    text = syllabus.read_text("utf-8")
    for number, original in islice(enumerate(cycle(originals)), max(0, size - len(originals))):
        copy = f"{original.stem}-{number}"
        original.with_stem(copy).write_text(_reworded(original.read_text("utf-8"), number), "utf-8")
        entry = f"      - {original.stem}\n"
        text = text.replace(entry, f"{entry}      - {copy}\n", 1)
    syllabus.write_text(text, "utf-8")
    return project


def _reworded(text: str, number: int) -> str:
    """A question file with other sentences and the same snippets: no two share a text."""
    parts = SNIPPETS.split(text)
    parts[::2] = [SENTENCE_END.sub(f" ({number}).", part) for part in parts[::2]]
    return "".join(parts)


def report_builds(project: Path) -> None:
    """Cold, warm and plain, the last two by turns."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    cold = timed(project, mkdocs)
    run(project, [str(Path(sys.executable).with_name("dlprep")), "render", "rendered"])
    plain = [sys.executable, "-c", PLAIN]
    turns = [(timed(project, mkdocs), timed(project, plain)) for _ in range(TURNS)]
    warm, alone = (min(times) for times in zip(*turns, strict=True))
    print(f"mkdocs build of {len(questions(project))} questions in both languages")
    row("cold", cold)
    row("warm", warm, warm / cold, "of cold")
    row("plain MkDocs on the finished Markdown", alone)
    row("  the warm build against that", warm, warm / alone)


def report_edits(project: Path) -> None:
    """From an edit to the rebuilt page, with and without the server."""
    run(project, [sys.executable, "-m", "mkdocs", "build", "--quiet"])
    count = len(questions(project))
    file = next(file for file in questions(project) if ANSWER in file.read_text("utf-8"))
    told = run(project, [sys.executable, "-c", REBUILD, str(file), ANSWER, str(EDITS)])
    times, full = json.loads(told.splitlines()[-1])
    rebuilt = statistics.median(times)
    seen = statistics.median(list(served_edits(project, file)))
    print(f"editing one of {count} questions")
    row("full build that remembers the contents", full)
    row("pages rebuilt in place", rebuilt, rebuilt / full, "of full")
    row("from saving until the server shows it", seen)


def row(name: str, seconds: float, ratio: float | None = None, of: str = "") -> None:
    """Print a measurement."""
    print(f"  {name:<40}{seconds:8.2f} s" + (f"  {ratio:6.2f} {of}" if ratio else ""))


def served_edits(project: Path, file: Path) -> Iterator[float]:
    """Seconds from saving the file until `mkdocs serve` answers with the new page."""
    text = file.read_text("utf-8")
    with serving(project) as address:
        page = f"{address}questions/{file.stem}/"
        wait_until(partial(fetched, page), seconds=1200)  # it builds the whole site first
        for number in range(EDITS):
            time.sleep(0.7 + 0.13 * number)  # not in step with the server's polling
            mark = f"edit-{number}-of-the-benchmark"
            file.write_text(text.replace(ANSWER, f"{ANSWER}{mark}\n\n    ", 1), "utf-8")
            started = time.perf_counter()
            wait_until(partial(shows, page, mark), seconds=120)
            yield time.perf_counter() - started


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """The address of a running `mkdocs serve`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    with subprocess.Popen(command, cwd=project, env=environment()) as server:
        try:
            yield f"http://{address}/"
        finally:
            server.terminate()


def fetched(address: str) -> str:
    """The page, or nothing while the server does not answer."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            page: bytes = answer.read()
            return page.decode()
    except OSError:
        return ""


def shows(address: str, mark: str) -> bool:
    """Whether the page has these words."""
    return mark in fetched(address)


def wait_until(happened: Callable[[], object], seconds: float) -> None:
    """Look every hundredth of a second, for so long."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(f"the server did not show the page within {seconds:.0f} s")
        time.sleep(0.01)


def timed(project: Path, command: list[str]) -> float:
    """Seconds that a command takes."""
    started = time.perf_counter()
    run(project, command)
    return time.perf_counter() - started


def run(project: Path, command: list[str]) -> str:
    """What a command prints; what it complains of is shown where it fails."""
    done = subprocess.run(
        command, cwd=project, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout


def environment() -> dict[str, str]:
    """The surroundings of every command."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
