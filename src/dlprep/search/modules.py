"""Bundles the search's ECMAScript modules into one script, for V8, which is given no loader.

Browsers load the very same files. They keep to the plainest forms of ``import`` and ``export``,
which is all that is understood here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_IMPORT: Final = re.compile(r'^import \{([^{}]*)\} from "\./([\w-]+\.js)";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:function|const) (\w+))", re.MULTILINE)
_LEFT: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundle(entry: Path) -> str:
    """A script that defines ``modules``: what each module reachable from ``entry`` exports.

    Raises:
        ValueError: a module imports or exports in another form.
        OSError: a module cannot be read.
    """
    modules: dict[str, str] = {}
    _add(entry, modules)
    return "\n".join(("const modules = {};", *modules.values()))


def _add(path: Path, modules: dict[str, str]) -> None:
    """Add a module after those that it imports."""
    if path.name in modules:
        return
    source = path.read_text(encoding="utf-8")
    for _, name in _IMPORT.findall(source):
        _add(path.with_name(name), modules)
    modules[path.name] = _wrap(path.name, source)


def _wrap(name: str, source: str) -> str:
    """Wrap a module in a function that is called once and returns what it exports."""
    exports = ", ".join(_EXPORT.findall(source))
    body = _EXPORT.sub("", _IMPORT.sub(r'const {\1} = modules["\2"];', source))
    left = _LEFT.search(body)
    if left is not None:
        raise ValueError(f"{name}: `{left[0]}` is not a form of import or export that is read here")
    return f'modules["{name}"] = (() => {{\n{body}\nreturn {{{exports}}};\n}})();'
