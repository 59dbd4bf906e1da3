"""``python -m dlprep.execution.runner.alone FOLDER``: one snippet in an interpreter of its own.

FOLDER holds the ``job`` and its ``limits``; the ``result`` is put beside them.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from pathlib import Path

from dlprep.execution.protocol import Job, Limits
from dlprep.execution.runner import worker


def main() -> None:
    """Run the job."""
    folder = Path(sys.argv[1])
    faulthandler.enable()
    job = Job.from_json((folder / "job").read_text(encoding="utf-8"))
    if os.name == "posix":
        _limit(Limits(**json.loads((folder / "limits").read_text(encoding="utf-8"))))

    def keep(report: bytes) -> None:
        (folder / "result").write_bytes(report)

    worker.run(job, keep)
    sys.stdout.flush()
    os._exit(0)


def _limit(limits: Limits) -> None:
    from dlprep.execution.containment import resources  # noqa: PLC0415 - not on Windows

    resources.limit_resources(limits)
    faulthandler.register(signal.SIGXCPU, all_threads=False, chain=True)


if __name__ == "__main__":
    main()
