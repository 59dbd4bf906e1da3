import re
from hashlib import sha256
from pathlib import Path

import pytest

from dlprep.math import KATEX_VERSION, KatexUnavailableError, assets, katex_assets
from dlprep.math.archive import Archive

AGAIN = (
    "Install it anew: python -m pip install --force-reinstall --no-deps"
    ' "markdown-katex==202406.1035"'
)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of the installed package; returns where its executable belongs."""

    def folder(_name: str) -> Path:
        return tmp_path

    monkeypatch.setattr("dlprep.math.assets.resources.files", folder)
    katex_assets.cache_clear()
    executable = tmp_path / "bin" / "katex_v0.15.1_node10_x86_64-Linux"
    executable.parent.mkdir()
    return executable


def packed(payload: bytes, table: str, position: int = 1000) -> bytes:
    """A small executable of the expected form."""
    positions = (
        f"var PAYLOAD_POSITION = '{position}  ' | 0; var PAYLOAD_SIZE = '{len(payload)} ' | 0;"
        f" var PRELUDE_POSITION = '{position + len(payload)} ' | 0;"
        f" var PRELUDE_SIZE = '{len(table)} ' | 0;"
    )
    return b"\x7fELF" + positions.encode().ljust(position - 4) + payload + table.encode()


def test_serves_a_stylesheet_and_its_fonts() -> None:
    files = katex_assets()
    css = files["katex.min.css"].decode()
    referred = set(re.findall(r"url\(([^)]*)\)", css))
    assert len(referred) == 20
    assert {"katex.min.css", *referred} == set(files)
    assert all(files[font].startswith(b"wOF2") for font in referred)
    assert css.count("format(") == 20


def test_the_stylesheet_is_always_the_same() -> None:
    digest = sha256(katex_assets()["katex.min.css"]).hexdigest()
    assert digest == "fc936ebb1b1c6cce872ceb2b89bd7e51fbaa5b66c4fdd15d09357497bf00dcee"


def test_the_script_is_of_the_version_that_is_named() -> None:
    assert f'version:"{KATEX_VERSION}"' in assets.katex_script()


def test_an_archive_is_read_without_running_it(tmp_path: Path) -> None:
    file = tmp_path / "tool"
    file.write_bytes(packed(b"onetwo", '(function(){})({"/snapshot/b":{"1":[3,3],"3":[0,0]}})'))
    assert Archive(file).read("/snapshot/b") == b"two"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"#!/bin/sh\n", "it does not say where its files stand", id="script"),
        pytest.param(packed(b"x", "no table"), "it has no table of its files", id="no table"),
        pytest.param(
            packed(b"x", '{"/snapshot/a":{"1":[0,1]}}'),
            "it has no '/snapshot/KaTeX/dist/katex.min.css'",
            id="other files",
        ),
        pytest.param(
            packed(b"x", '{"/snapshot/KaTeX/dist/katex.min.css":{"1":[0,1]}}'),
            "its katex.min.css is not that of KaTeX 0.15.1",
            id="other version",
        ),
        pytest.param(b"", "cannot mmap an empty file", id="empty"),
    ],
)
def test_another_package_is_refused(package: Path, content: bytes, reason: str) -> None:
    package.write_bytes(content)
    with pytest.raises(KatexUnavailableError) as caught:
        katex_assets()
    assert str(caught.value) == (
        f"KaTeX 0.15.1 cannot be read from the installed markdown-katex package: {reason}. {AGAIN}"
    )


def test_a_package_without_the_executable_is_refused(package: Path) -> None:
    with pytest.raises(KatexUnavailableError) as caught:
        katex_assets()
    assert str(caught.value) == (
        "KaTeX 0.15.1 cannot be read from the installed markdown-katex package:"
        f" it has no file bin/{package.name}. {AGAIN}"
    )
