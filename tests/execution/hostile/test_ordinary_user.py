"""All of this holds for an ordinary user too: root runs the same tests again as one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[2]


@pytest.mark.slow
def test_the_same_as_an_ordinary_user() -> None:
    if os.getuid() != 0:
        assert os.access("/etc/shadow", os.R_OK) is False  # and so it just did
        return
    seen = os.environ.get("DLPREP_FAULTS")
    with tempfile.TemporaryDirectory() as folder:
        theirs = Path(folder, "faults")
        again = subprocess.run(
            [
                *(sys.executable, str(_HERE / "ordinary.py"), folder),
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
                *("-n", "2", "--basetemp", f"{folder}/tests", "--rootdir", str(_ROOT)),
                *(f"--deselect={_HERE.relative_to(_ROOT)}/{Path(__file__).name}", str(_HERE)),
            ],
            cwd=_ROOT,
            env={**os.environ, "DLPREP_FAULTS": str(theirs)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if seen:
            with Path(seen).open("a", encoding="utf-8") as ours:
                ours.write(theirs.read_text("utf-8"))
    assert again.returncode == 0, again.stdout
    assert " passed" in again.stdout
    assert "skipped" not in again.stdout
