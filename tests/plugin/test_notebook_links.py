"""The link from a question's page to its notebook in Colab."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import jinja2
import pytest
from html_page import Html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dlprep.model import Language
from dlprep.plugin.notebooks import refuse_malformed_branch
from dlprep.words import words

PARTIALS = Path(__file__).parents[2] / "templates/overrides/partials"


def notebooks(question: str, branch: str | None, language: Language = "ko") -> list[str]:
    """Where links to notebooks below the text of a page lead; no ``question`` is any other page."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(PARTIALS), autoescape=False)  # noqa: S701 - as MkDocs has it
    environment.filters["url"] = str
    theme = SimpleNamespace(language=language)
    config = SimpleNamespace(theme=theme, extra={"words": words(language), "notebooks": branch})
    meta = {"question": question} if question else {}
    page: Any = SimpleNamespace(file=SimpleNamespace(name=question), edit_url="edit/", meta=meta)
    html = environment.get_template("source-file.html").render(
        config=config, page=page, features=["content.action.edit"], lang=SimpleNamespace(t=str)
    )
    return [link["href"] for link in Html(html).all("a") if link["href"].endswith(".ipynb")]


def config(branch: object) -> MkDocsConfig:
    return cast("MkDocsConfig", SimpleNamespace(extra={"notebooks": branch}))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_question_leads_to_its_notebook(language: Language) -> None:
    (address,) = notebooks("relu", "me/site/books/main", language)
    blob = "https://colab.research.google.com/github/me/site/blob/books/main"
    assert address == f"{blob}/{language}/relu.ipynb"


@pytest.mark.parametrize("branch", ["", None])
def test_without_a_branch_there_is_no_link(branch: str | None) -> None:
    assert notebooks("relu", branch) == []
    refuse_malformed_branch(config(branch))


def test_other_pages_have_no_notebook() -> None:
    assert notebooks("", "me/site/notebooks") == []


@pytest.mark.parametrize("branch", ["me/site", "https://github.com/me/site", "me/si te/x", 3])
def test_what_names_no_branch_is_refused(branch: object) -> None:
    with pytest.raises(PluginError) as raised:
        refuse_malformed_branch(config(branch))
    assert str(raised.value) == (
        f"mkdocs.yml: extra.notebooks is {branch!r}, which names no branch of GitHub; write "
        "owner/repository/branch, or nothing. DLPREP_NOTEBOOKS may have set it."
    )
