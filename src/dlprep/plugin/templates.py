"""The theme's templates: compiled once for all builds, and refused before a page uses them."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

import jinja2
from mkdocs.exceptions import PluginError

from dlprep.plugin.faults import (
    TEMPLATES,
    UNHARMED,
    describe_encoding_error,
    describe_os_error,
    describe_template_error,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jinja2.bccache import Bucket


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates on the disk, which may be full."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def write_no_lines_of_blocks(env: jinja2.Environment) -> None:
    """Let the lines of a template that hold nothing but a block give no line of the page.

    Material's navigation has dozens for each entry, a tenth of a page.
    """
    env.trim_blocks = env.lstrip_blocks = True


def keep_compiled(env: jinja2.Environment, folder: Path) -> None:
    """Keep the theme's compiled templates below ``folder``: compiling takes longer than using them.

    Jinja compares each with its source; what else shapes the code is part of the folder's name.
    """
    lines = (env.trim_blocks, env.lstrip_blocks)
    shape = repr((jinja2.__version__, sorted(env.extensions), lines))
    folder /= hashlib.sha256(shape.encode()).hexdigest()[:12]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = _Compiled(str(folder))


def refuse_broken(env: jinja2.Environment, folder: Path, root: Path) -> None:
    """Compile every theme template in ``folder``.

    Raises:
        PluginError: some are broken; all of them are named.
    """
    files = sorted(file for file in folder.rglob("*") if file.suffix in TEMPLATES)
    faults = list(_faults(env, files, folder, root))
    if faults:
        raise PluginError("\n".join((*faults, UNHARMED)))


def _faults(
    env: jinja2.Environment, files: Iterable[Path], folder: Path, root: Path
) -> Iterable[str]:
    for file in files:
        try:
            env.get_template(file.relative_to(folder).as_posix())
        except jinja2.TemplateSyntaxError as error:
            yield describe_template_error(error, root)
        except UnicodeDecodeError as error:
            yield describe_encoding_error(error, file, root)
        except OSError as error:
            yield describe_os_error(error, root)
