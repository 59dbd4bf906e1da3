"""Imports the packages that snippets use and makes them deterministic."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Iterable

from dlprep.execution.runner import drawing

_WITH: dict[str, tuple[str, ...]] = {
    # without it the first optimizer costs a second
    "torch": ("torch._dynamo",),
    "matplotlib": ("matplotlib.pyplot",),
    "sklearn": ("sklearn.datasets", "sklearn.linear_model", "sklearn.model_selection"),
}
"""What is worth importing together with a package."""

_prepared: set[str] = set()
"""The names that this process, or one that it was forked from, has imported and set up."""


def import_packages(names: Iterable[str]) -> dict[str, str]:
    """Import packages and modules and set them up, once, whoever may have imported them before.

    Only imports: a computation here could start threads, and then no fork is safe. A module of a
    package may be missing, that is for the snippet to find out.

    Returns:
        Why a package could not be imported, by package.
    """
    failed = {}
    for name in names:
        if name in _prepared:
            continue
        try:
            for module in (name, *_WITH.get(name, ())):
                importlib.import_module(module)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - modules may do anything
            if "." not in name:
                failed[name] = f"{type(error).__name__}: {error}"
        else:
            _prepared.add(name)
            _set_up(name)
    return failed


def _set_up(name: str) -> None:
    if name == "torch":
        sys.modules["torch"].use_deterministic_algorithms(True)  # noqa: FBT003 - torch's signature
    elif name == "matplotlib":
        drawing.set_up()


def seed_generators(seed: int) -> None:
    """Start every generator of random numbers from the state that belongs to ``seed``."""
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(seed)
