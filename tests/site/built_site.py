"""A project in a folder of its own, built with the real `mkdocs`, and what came of it.

project = SiteProject.small(tmp_path)
built = project.edit("questions/basics/relu.yml", "음수는", "양수가 아니면").build()
assert built.ok
assert "양수가 아니면" in built.page("questions/relu").text
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self
from urllib.parse import urljoin

import forked_mkdocs
from html_page import Html, read_once
from links import Links

REPOSITORY: Final = Path(__file__).parents[2]
_CONTENT: Final = Path(__file__).parent / "project"

Tree = Mapping[str, bytes]
"""The content of every file by its path."""


def tree(folder: Path) -> Tree:
    """Every file below a folder, hidden ones too."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@dataclass(frozen=True)
class Built:
    """What a `mkdocs build` said and left."""

    status: int
    output: str
    site: Path

    @property
    def ok(self) -> bool:
        """Whether it ended well."""
        return self.status == 0

    def files(self) -> Tree:
        """Every file of the site."""
        return tree(self.site)

    def html(self, path: str) -> Html:
        """The HTML file at this path."""
        return read_once((self.site / path).read_text("utf-8"), path)

    def page(self, url: str) -> Html:
        """The page at an address such as ``en/questions/relu``."""
        return self.html(f"{url}/index.html".lstrip("/"))

    def pages(self) -> list[Html]:
        """Every HTML file."""
        return [
            self.html(file.relative_to(self.site).as_posix())
            for file in sorted(self.site.rglob("*.html"))
        ]

    def broken_links(self, home: str = "") -> list[tuple[str, str]]:
        """Files and their addresses that lead nowhere; the site is published at ``home``."""
        return Links(self.files(), home).broken()


def _copy(root: Path, names: Iterable[str]) -> None:
    for name in names:
        original = REPOSITORY / name
        if original.is_dir():
            shutil.copytree(original, root / name)
        elif original.exists():
            shutil.copy(original, root / name)


@dataclass
class SiteProject:
    """Questions, with the settings, theme and templates of the repository."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    python: Path = Path(sys.executable)

    @classmethod
    def small(cls, root: Path, *, cache: Path | None = None) -> Self:
        """A fresh project with four questions in two chapters.

        ``cache`` is another project's, to spare its snippets another run.
        """
        shutil.copytree(_CONTENT, root, dirs_exist_ok=True)
        _copy(root, ("mkdocs.yml", "templates"))
        if cache is not None:
            shutil.copytree(cache, root / ".cache")
        return cls(root)

    @classmethod
    def whole(cls, root: Path) -> Self:
        """A copy of the repository's own, with what its cache knows."""
        _copy(root, ("mkdocs.yml", "templates", "docs", "questions", ".cache"))
        return cls(root)

    @property
    def cache(self) -> Path:
        """Its cache folder."""
        return self.root / ".cache"

    def text(self, path: str) -> str:
        """The content of one of its files."""
        return (self.root / path).read_text("utf-8")

    def write(self, path: str, text: str) -> Self:
        """Make a file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")
        return self

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replace the first ``old`` in a file, which must be there."""
        text = self.text(path)
        assert old in text, f"{path} does not contain {old!r}"
        return self.write(path, text.replace(old, new, 1))

    def remove(self, path: str) -> Self:
        """Delete a file."""
        (self.root / path).unlink()
        return self

    def setting(self, name: str, value: str) -> Self:
        """Set a top-level setting of ``mkdocs.yml`` that takes one line."""
        text = re.sub(rf"^{name}:.*\n", "", self.text("mkdocs.yml"), flags=re.MULTILINE)
        return self.write("mkdocs.yml", f"{name}: {value}\n{text}")

    def line(self, path: str, text: str) -> int:
        """The number of the first line that contains ``text``."""
        lines = self.text(path).split("\n")
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def build(self, *arguments: str, folder: str = ".") -> Built:
        """Run `mkdocs build` in a folder, named as seen from the project's own."""
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as said:
            started = self._start if self._is_special else forked_mkdocs.run
            status = started(
                ["build", *arguments],
                self.root / folder,
                self._environment(),
                Path(said.name),
                seconds=1800,
            )
            return Built(status, said.read(), self.root / "site")

    @property
    def _is_special(self) -> bool:
        """Whether it needs an interpreter, or something in one, that no other project needs."""
        return self.python != Path(sys.executable) or "PYTHONPATH" in self.environment

    def _start(
        self,
        arguments: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        output: Path,
        seconds: float,
    ) -> int:
        """Run `mkdocs` as :func:`forked_mkdocs.run` does, in an interpreter of its own."""
        with output.open("w") as said:
            return subprocess.run(
                [str(self.python), "-m", "mkdocs", *arguments],
                cwd=folder,
                env=environment,
                stdout=said,
                stderr=said,
                timeout=seconds,
                check=False,
            ).returncode

    @contextmanager
    def serving(self, *, until: str = "Serving on") -> Iterator[Server]:
        """Run `mkdocs serve` until the end of the block, from when it answers.

        ``until`` is what it has said then, for a block that begins at another point.
        """
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        log = self.root / "serve.log"
        with (
            log.open("w") as output,
            subprocess.Popen(
                [str(self.python), "-m", "mkdocs", "serve", "--dev-addr", address],
                cwd=self.root,
                env=self._environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
            ) as process,
        ):
            server = Server(self, address, log, process)
            try:
                server.wait_for(until)
                yield server
            finally:
                process.terminate()

    def _environment(self) -> dict[str, str]:
        quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        return {**os.environ, **quiet, **self.environment}


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve`."""

    project: SiteProject
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def output(self) -> str:
        """All it has said."""
        return self.log.read_text("utf-8", errors="replace")

    @property
    def url(self) -> str:
        """The address of the site."""
        said = re.search(r"Serving on (\S+)", self.output)
        assert said is not None
        return said[1]

    def get(self, path: str = "") -> tuple[int, str]:
        """The status and content of a page."""
        try:
            with urllib.request.urlopen(urljoin(self.url, path), timeout=120) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def wait_for(self, words: str, *, times: int = 1, seconds: float = 300) -> float:
        """Wait until it has said ``words`` so many times; how long that took, in seconds."""
        start = time.monotonic()
        while self.output.count(words) < times:
            waited = time.monotonic() - start
            if waited > seconds or self.process.poll() is not None:
                raise AssertionError(f"no {words!r} after {waited:.0f} s:\n{self.output[-4000:]}")
            time.sleep(0.02)
        return time.monotonic() - start
