"""The cell that makes a kernel compute and draw as the build did."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dlprep.execution import Elsewhere, elsewhere
from dlprep.model import Question
from dlprep.packages import modules_in, package_of
from dlprep.stages import Run

_TITLE: Final = """\
# @title Set-up: run this first
# It makes the cells below print what the site shows: one thread, no GPU, the instructions that
# every newer x86-64 processor has, and the same seeds before each cell."""

_VERSIONS: Final = """\
# The site used these versions with Python {python}:
# %pip install {packages}"""

_HOOK: Final = '''\
def begin_afresh(*_):
    """Give each cell the seeds and settings that its code begins with on the site."""
    import random
    import sys

    random.seed(0)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(0)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)
        torch.set_default_dtype(torch.float32)
        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(True)


get_ipython().events.register("pre_run_cell", begin_afresh)'''
# The function imports what it uses: to a snippet these names may mean something else.


def setup_code(question: Question, runs: Mapping[str, Run]) -> str:
    """The code to run before the snippets of ``question``, whose ``runs`` are by name."""
    settings = elsewhere()
    modules = {module for each in question.snippets for module in modules_in(each.code.value)}
    blocks = [
        "\n".join([_TITLE, *_versions(runs.values())]),
        _environment(settings),
        *_imports({package_of(module) for module in modules}, settings),
        _HOOK,
    ]
    return "\n\n".join(blocks[:-1]) + "\n\n\n" + blocks[-1]


def versions(runs: Iterable[Run]) -> dict[str, str]:
    """The version of everything that ``runs`` used, without what names its build."""
    used = {name: version for run in runs for name, version in run.versions.items()}
    return {name: version.partition("+")[0] for name, version in sorted(used.items())}


def _versions(runs: Iterable[Run]) -> Iterator[str]:
    used = versions(runs)
    python = used.pop("Python", "")
    if used:
        packages = " ".join(f"{name}=={version}" for name, version in used.items())
        yield _VERSIONS.format(python=python, packages=packages)


def _environment(settings: Elsewhere) -> str:
    everywhere, on_x86 = (
        _assignments(each) for each in (settings.variables, settings.x86_variables)
    )
    return (
        "import os\nimport platform\n\n"
        f"os.environ.update(\n{_indented(everywhere)}\n)\n"
        'if platform.machine() in ("AMD64", "x86_64"):\n'
        f"    os.environ.update(\n{_indented(on_x86, 8)}\n    )"
    )


def _assignments(variables: Mapping[str, str]) -> list[str]:
    return [f"{name}={json.dumps(value)}," for name, value in sorted(variables.items())]


def _indented(lines: Iterable[str], width: int = 4) -> str:
    return "\n".join(" " * width + line for line in lines)


def _imports(packages: set[str], settings: Elsewhere) -> Iterator[str]:
    """Import everything after the environment is set and before seeds are, as the build does."""
    if plain := sorted(packages - {"matplotlib"}):
        yield "\n".join(f"import {package}" for package in plain)
    if "matplotlib" in packages:
        yield "import matplotlib.pyplot as plt\n\n" + _style(settings)


def _style(settings: Elsewhere) -> str:
    items = [f"{_literal(name)}: {_literal(value)}," for name, value in settings.style.items()]
    return (
        '%config InlineBackend.figure_formats = ["svg"]\n'
        f"plt.rcParams.update({{\n{_indented(sorted(items))}\n}})\n"
        f'plt.rcParams["axes.prop_cycle"] = plt.cycler(color={_literal([*settings.colours])})'
    )


def _literal(value: object) -> str:
    return repr(value).replace("'", '"')  # there is no quote inside of any
