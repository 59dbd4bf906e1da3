"""Errors that are nobody's question file, in plain words."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from mkdocs.exceptions import PluginError

from dlprep.plugin.faults import explain

ROOT = Path("/project")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            OSError(28, "No space left on device", "/project/site/.dlprep-new/index.html"),
            "site/.dlprep-new/index.html: No space left on device. The previous site is unharmed.",
        ),
        (
            PermissionError(13, "Permission denied", "/elsewhere/site"),
            "/elsewhere/site: Permission denied. The previous site is unharmed.",
        ),
        (
            OSError(28, "No space left on device", "/theme/a.js", None, "/project/site/a.js"),
            "site/a.js: No space left on device. The previous site is unharmed.",
        ),
        (OSError("something"), "something. The previous site is unharmed."),
        (
            jinja2.TemplateSyntaxError(
                "Unexpected end", 7, filename="/project/templates/overrides/main.html"
            ),
            "templates/overrides/main.html:7: Unexpected end. The previous site is unharmed.",
        ),
        (
            jinja2.TemplateNotFound("partials/gone.html"),
            "partials/gone.html. The previous site is unharmed.",
        ),
    ],
)
def test_the_place_and_the_reason_are_explain(error: Exception, words: str) -> None:
    assert str(explain(error, ROOT)) == words


def test_what_fails_while_a_template_is_used_is_told_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("<p>\n{{ page.nothing.at_all }}\n")
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path))  # noqa: S701
    with pytest.raises(jinja2.UndefinedError) as caught:
        environment.get_template("main.html").render(page={})
    assert str(explain(caught.value, tmp_path)) == (
        "main.html:2: 'dict object' has no attribute 'nothing'. The previous site is unharmed."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>\n{{ 1 / 0 }}\n", "main.html:2: ZeroDivisionError: division by zero."),
        (
            "{% macro again() %}\n{{ again() }}{% endmacro %}{{ again() }}",
            "main.html:2: RecursionError: maximum recursion depth exceeded",
        ),
    ],
)
def test_what_a_template_computes_wrongly_is_told_by_its_line(
    tmp_path: Path, text: str, words: str
) -> None:
    (tmp_path / "main.html").write_text(text)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path))  # noqa: S701
    with pytest.raises((ArithmeticError, RecursionError)) as caught:
        environment.get_template("main.html").render()
    assert str(explain(caught.value, tmp_path)).startswith(words)


@pytest.mark.parametrize("error", [PluginError("said already"), ZeroDivisionError("a bug")])
def test_the_rest_is_left_to_mkdocs(error: Exception) -> None:
    assert explain(error, ROOT) is None
