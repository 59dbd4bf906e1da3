"""What the guides say can be done as they say it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from dlprep.cli import main

ROOT = Path(__file__).parent.parent
GUIDES = ["README.md", "CONTRIBUTING.md", "docs/ko/contributing.md", "docs/en/contributing.md"]
COMMAND = re.compile(r"(?:^\$ |`)dlprep ([a-z]+)((?: --?[a-z-]+)*)", re.MULTILINE)
TARGET = re.compile(r"(?:^\$ |`)make ([a-z]+)", re.MULTILINE)
NAMED_PATH = re.compile(
    r"`((?:questions|templates|docs|src|tests|bench)/[\w./-]*|[\w-]+\.(?:py|toml))`"
)
IMAGE = re.compile(r'<img src="([^"]+)"[^>]* alt="[^"]+">')
LINK = re.compile(r"\]\((?!https?:|#|<)([^)#]+)[^)]*\)")


@pytest.fixture(params=GUIDES)
def guide(request: pytest.FixtureRequest) -> Path:
    return ROOT / str(request.param)


def commands(guide: Path) -> Iterator[tuple[str, list[str]]]:
    for found in COMMAND.finditer(guide.read_text("utf-8")):
        yield found[1], found[2].split()


def test_every_dlprep_command_exists_with_its_options(guide: Path) -> None:
    named = list(commands(guide))
    assert named
    for name, options in named:
        assert name in main.commands
        known = {opt for parameter in main.commands[name].params for opt in parameter.opts}
        assert set(options) <= known


def test_every_make_target_exists(guide: Path) -> None:
    targets = set(TARGET.findall(guide.read_text("utf-8")))
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert targets
    assert targets <= rules


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_path_named_exists(name: str) -> None:
    paths = set(NAMED_PATH.findall((ROOT / name).read_text("utf-8")))
    assert paths
    places = (ROOT, ROOT / "src" / "dlprep")
    assert [path for path in sorted(paths) if not any((at / path).exists() for at in places)] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_every_link_between_files_leads_somewhere(name: str) -> None:
    links = LINK.findall((ROOT / name).read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_pictures_of_the_readme_are_light() -> None:
    pictures = IMAGE.findall((ROOT / "README.md").read_text("utf-8"))
    assert len(pictures) == 2
    assert [path for path in pictures if (ROOT / path).stat().st_size > 150_000] == []


def test_the_readme_names_every_command() -> None:
    assert set(main.commands) == {name for name, _ in commands(ROOT / "README.md")}


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_policy_that_hosts_are_told_is_that_of_the_pages(language: str) -> None:
    theme = (ROOT / "templates/overrides/main.html").read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', theme)
    (told,) = _blocks(ROOT / "docs" / language / "hosting.md", "text")
    assert " ".join(told.split()) == policy


@pytest.mark.parametrize("kind", ["console", "toml", "nginx"])
def test_hosts_are_told_the_same_in_both_languages(kind: str) -> None:
    korean, english = (_blocks(ROOT / "docs" / one / "hosting.md", kind) for one in ("ko", "en"))
    assert korean == english != []


def test_ci_runs_what_contributors_run() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "exec make test"


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("docs/*/*.md")), ids=lambda page: page.parent.name
)
def test_a_page_says_in_readable_yaml_what_it_is_about(page: Path) -> None:
    _, front, _ = page.read_text("utf-8").split("---\n", 2)
    assert set(yaml.safe_load(front)) == {"description"}
