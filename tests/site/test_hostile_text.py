"""Whatever stands in a field of a YAML file is refused, or is only words on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from built_site import Built, SiteProject

from dlprep import pipeline
from dlprep.problems import Refusal
from dlprep.project import Project

HOSTILE: Final = (
    "<script>document.title=1</script><img src=x onerror=alert(9)> _x_{: onclick=alert(1) }"
    ' A & B "c" ]( <'
)

SHOWN: Final = {
    "questions/basics/sigmoid.yml": {
        "aliases[0]",
        "aliases[1]",
        "references[0].authors",
        "references[0].title",
        "references[0].venue",
        "references[1].authors",
        "references[1].title",
        "references[1].venue",
        "snippets.slope.alt.en",
        "snippets.slope.alt.ko",
    },
    "questions/glossary.yml": {
        "terms[0].also.en[0]",
        "terms[0].also.ko[0]",
        "terms[0].definition.en",
        "terms[0].definition.ko",
        "terms[0].en",
        "terms[0].ko",
    },
    "questions/syllabus.yml": {
        *(f"chapters[{index}].summary.{language}" for index in (0, 1) for language in ("en", "ko")),
        *(f"chapters[{index}].title.{language}" for index in (0, 1) for language in ("en", "ko")),
        *(
            f"tags.{tag}.{language}"
            for tag in ("activation", "training")
            for language in ("en", "ko")
        ),
    },
}
"""The fields that are not Markdown; every other one refuses the hostile text."""


def _read(text: str) -> object:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 # safe


def _texts(value: object, path: str = "") -> Iterator[str]:
    """The path of every text below a value."""
    match value:
        case str():
            yield path
        case dict():
            for name, inner in value.items():
                yield from _texts(inner, f"{path}.{name}" if path else name)
        case list():
            for index, inner in enumerate(value):
                yield from _texts(inner, f"{path}[{index}]")


def _replaced(value: Any, paths: set[str], path: str = "") -> Any:  # noqa: ANN401 # what YAML gives
    """``value`` with the hostile text at these paths, told apart by the path."""
    match value:
        case str():
            return f"{HOSTILE} {path}" if path in paths else value
        case dict():
            return {
                name: _replaced(inner, paths, f"{path}.{name}" if path else name)
                for name, inner in value.items()
            }
        case list():
            return [
                _replaced(inner, paths, f"{path}[{index}]") for index, inner in enumerate(value)
            ]
    return value


def _spoil(project: SiteProject, file: str, paths: set[str]) -> str:
    """Put the hostile text there; what the file was."""
    before = project.text(file)
    spoilt = _replaced(_read(before), paths)
    project.write(file, yaml.dump(spoilt, Dumper=_Literal, allow_unicode=True, width=10_000))
    return before


class _Literal(yaml.SafeDumper):
    """Writes text of several lines as literal blocks."""


_Literal.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def _is_refused(root: Path) -> bool:
    found = pipeline.check(Project(root))
    return isinstance(found, Refusal)


@pytest.mark.parametrize("file", sorted(SHOWN))
def test_every_field_that_is_markdown_refuses_markup_of_html(
    project: SiteProject, file: str
) -> None:
    shown = set()
    for path in _texts(_read(project.text(file))):
        before = _spoil(project, file, {path})
        shown |= set() if _is_refused(project.root) else {path}
        project.write(file, before)
    assert shown == SHOWN[file]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, small_project: SiteProject) -> Built:
    """A site with the hostile text wherever it is not refused."""
    folder = tmp_path_factory.mktemp("hostile") / "project"
    project = SiteProject.small(folder, cache=small_project.cache)
    for file, paths in SHOWN.items():
        _spoil(project, file, paths)
    built = project.build()
    assert built.ok, built.output
    return built


def test_no_element_or_handler_comes_of_text(hostile: Built, built: Built) -> None:
    for page in hostile.pages():
        assert len(page.all("script")) == len(built.html(page.path).all("script")), page.path
        assert not page.all("img", src="x"), page.path
        handlers = [e for e in page.elements if any(name.startswith("on") for name in e.attributes)]
        assert handlers == [], page.path


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize(
    ("page", "times"),
    [
        ("", 2 * 2),  # title and summary of two chapters
        ("chapters/basics", 2),
        ("glossary", 4),  # both names of a term, another spelling, the definition
        ("tags", 2 + 4 * 2 + 2),  # choices; chapter and tag of four questions; the index
        ("questions/sigmoid", 2 + 2 * 3),  # chapter and tag, references
    ],
)
def test_text_is_shown_as_it_stands(hostile: Built, folder: str, page: str, times: int) -> None:
    assert hostile.page(f"{folder}{page}".rstrip("/")).article.count(HOSTILE) == times


@pytest.mark.parametrize("folder", ["", "en/"])
def test_titles_descriptions_and_alternatives_are_the_text(hostile: Built, folder: str) -> None:
    language = "en" if folder else "ko"
    chapter = hostile.page(f"{folder}chapters/basics")
    assert chapter.one("meta", name="description")["content"] == (
        f"{HOSTILE} chapters[0].summary.{language}"
    )
    title = chapter.one("meta", property="og:title")["content"]
    assert title == f"{HOSTILE} chapters[0].title.{language}"
    figures = hostile.page(f"{folder}questions/sigmoid").all("img", loading="lazy")
    assert {figure["alt"] for figure in figures} == {f"{HOSTILE} snippets.slope.alt.{language}"}


@pytest.mark.parametrize(("folder", "direction"), [("", "다음"), ("en/", "Next")])
def test_labels_are_the_text(hostile: Built, folder: str, direction: str) -> None:
    language = "en" if folder else "ko"
    (link,) = hostile.page(folder).all("a", class_="md-footer__link--next")
    assert link["aria-label"] == f"{direction}: {HOSTILE} chapters[0].title.{language}"
