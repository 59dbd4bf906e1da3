"""The address at which a project's site is published, for links to it from elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import yaml

from dlprep.model import LANGUAGES, Language

_SETTINGS: Final = "mkdocs.yml"
_KEY: Final = "site_url"
_FROM_ENVIRONMENT: Final = "!ENV"


def site_address(root: Path) -> str | None:
    """The ``site_url`` of the project's ``mkdocs.yml``, with a slash at its end.

    As MkDocs does, it takes the value of an environment variable where the setting names one. None
    where there is no such file or setting.

    Raises:
        OSError: the file cannot be read.
        ValueError: the file is no YAML.
    """
    file = root / _SETTINGS
    if not file.is_file():
        return None
    try:
        settings = yaml.compose(file.read_text("utf-8"), yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(f"{_SETTINGS} is no YAML: {error}") from error
    entries = settings.value if isinstance(settings, yaml.MappingNode) else []
    found = next((value for key, value in entries if key.value == _KEY), None)
    address = _value(found) if found is not None else None
    return f"{address.rstrip('/')}/" if address else None


def _value(node: yaml.Node) -> str | None:
    """The value of a setting, which may be an environment variable with or without a default."""
    if node.tag != _FROM_ENVIRONMENT:
        return str(node.value)
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    *names, default = (str(item.value) for item in node.value)
    return next((value for name in names if (value := os.environ.get(name))), default)


def language_root(address: str, language: Language) -> str:
    """The address of the site in ``language``; the first language is at the root."""
    return address if language == LANGUAGES[0] else f"{address}{language}/"
