"""The address of the site, as MkDocs would find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlprep.model import LANGUAGES
from dlprep.site_address import language_root, site_address


def address(root: Path, settings: str) -> str | None:
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return site_address(root)


def test_an_address_ends_in_a_slash(tmp_path: Path) -> None:
    assert address(tmp_path, "site_url: https://a.example/dl") == "https://a.example/dl/"
    assert address(tmp_path, "site_url: https://a.example/dl/") == "https://a.example/dl/"


def test_settings_may_hold_what_only_mkdocs_understands(tmp_path: Path) -> None:
    settings = "slugify: !!python/name:a.b\nsite_url: https://a.example/\n"
    assert address(tmp_path, settings) == "https://a.example/"


def test_an_environment_variable_goes_before_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = 'site_url: !ENV [FIRST_URL, SECOND_URL, "https://a.example/"]'
    for name in ("FIRST_URL", "SECOND_URL"):
        monkeypatch.delenv(name, raising=False)
    assert address(tmp_path, settings) == "https://a.example/"
    monkeypatch.setenv("SECOND_URL", "https://b.example")
    assert address(tmp_path, settings) == "https://b.example/"


def test_a_variable_without_default_may_be_unset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIRST_URL", raising=False)
    assert address(tmp_path, "site_url: !ENV FIRST_URL") is None
    monkeypatch.setenv("FIRST_URL", "https://a.example")
    assert address(tmp_path, "site_url: !ENV FIRST_URL") == "https://a.example/"


@pytest.mark.parametrize("settings", ["", "site_name: a", "- a", "site_url:", 'site_url: ""'])
def test_settings_may_have_none(tmp_path: Path, settings: str) -> None:
    assert address(tmp_path, settings) is None


def test_a_project_may_have_no_settings(tmp_path: Path) -> None:
    assert site_address(tmp_path) is None


def test_settings_that_are_no_yaml_are_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^mkdocs\.yml is no YAML: "):
        address(tmp_path, "site_url: [")


def test_the_first_language_is_at_the_root() -> None:
    assert [language_root("https://a.example/", language) for language in LANGUAGES] == [
        "https://a.example/",
        "https://a.example/en/",
    ]
