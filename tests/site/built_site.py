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
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, Self
from urllib.parse import urljoin, urlsplit

REPOSITORY: Final = Path(__file__).parents[2]
_CONTENT: Final = Path(__file__).parent / "project"
_VOID: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)

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
class Element:
    """A tag of a page with its attributes."""

    tag: str
    attributes: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


class _Reader(HTMLParser):
    """Collects the tags of a page, and its text outside of scripts, styles and code."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.text: list[str] = []
        self.prose: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._open):
            self.text.append(data)
            if not {"code", "pre", "annotation"} & set(self._open):
                self.prose.append(data)


@dataclass(frozen=True)
class Html:
    """One page of a built site."""

    source: str
    path: str = ""

    @cached_property
    def _read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.source)
        reader.close()
        return reader

    @property
    def text(self) -> str:
        """All that is shown, with one space for every white space."""
        return " ".join("".join(self._read.text).split())

    @property
    def prose(self) -> str:
        """The same without code and without the TeX that MathML carries along."""
        return " ".join("".join(self._read.prose).split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every tag of that name with these attributes; a class is one of several."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self._read.elements
            if element.tag == tag
            and all(
                value in element[name].split() if name == "class" else value == element[name]
                for name, value in wanted.items()
            )
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such tag."""
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def ids(self) -> set[str]:
        """Every anchor of the page."""
        return {element["id"] for element in self._read.elements if element["id"]}

    def addresses(self) -> Iterator[tuple[Element, str]]:
        """Every address the page names, with its tag."""
        for element in self._read.elements:
            for name in ("href", "src", "data", "action", "poster"):
                if element[name]:
                    yield element, element[name]
            for candidate in filter(None, element["srcset"].split(",")):
                yield element, candidate.split()[0]


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
        return Html((self.site / path).read_text("utf-8"), path)

    def page(self, url: str) -> Html:
        """The page at an address such as ``en/questions/relu``."""
        return self.html(f"{url}/index.html".lstrip("/"))

    def pages(self) -> list[Html]:
        """Every HTML file."""
        return [
            self.html(file.relative_to(self.site).as_posix())
            for file in sorted(self.site.rglob("*.html"))
        ]


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

    def build(self, *arguments: str) -> Built:
        """Run `mkdocs build`."""
        run = subprocess.run(
            [str(self.python), "-m", "mkdocs", "build", *arguments],
            cwd=self.root,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )
        return Built(run.returncode, run.stdout, self.root / "site")

    @contextmanager
    def serving(self) -> Iterator[Server]:
        """Run `mkdocs serve` until the end of the block, from when it answers."""
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
                server.wait_for("Serving on")
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
            with urllib.request.urlopen(urljoin(self.url, path), timeout=30) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def wait_for(self, words: str, *, times: int = 1, seconds: float = 120) -> float:
        """Wait until it has said ``words`` so many times; how long that took, in seconds."""
        start = time.monotonic()
        while self.output.count(words) < times:
            waited = time.monotonic() - start
            if waited > seconds or self.process.poll() is not None:
                raise AssertionError(f"no {words!r} after {waited:.0f} s:\n{self.output[-4000:]}")
            time.sleep(0.02)
        return time.monotonic() - start


def leaves_site(address: str) -> bool:
    """Whether an address leads to another host."""
    return bool(urlsplit(address).netloc)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a plain host does: its own page where there is none."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".woff2": "font/woff2"}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its own name
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's error page."""
        del message, explain
        body = Path(self.directory, f"{code}.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a built site is served during the block."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
