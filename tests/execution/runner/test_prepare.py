"""Packages are set up whoever imports them first."""

from __future__ import annotations

import subprocess
import sys

import pytest

_FIRST_BY_ANOTHER = """
import matplotlib.pyplot
from dlprep.execution.runner import prepare

prepare.import_packages(["matplotlib"])
print(matplotlib.rcParams["axes.spines.top"])
matplotlib.rcParams["axes.spines.top"] = True
prepare.import_packages(["matplotlib"])
print(matplotlib.rcParams["axes.spines.top"])
"""


@pytest.mark.slow
def test_a_package_that_another_has_imported_is_set_up_once() -> None:
    command = [sys.executable, "-c", _FIRST_BY_ANOTHER]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
