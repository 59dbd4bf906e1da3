"""``python -m dlprep.execution.runner.alone FOLDER``: one snippet in an interpreter of its own.

FOLDER holds the ``job``; the ``result`` is put beside it.
"""

from __future__ import annotations

import faulthandler
import os
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
        from dlprep.execution.containment import resources  # noqa: PLC0415 - not on Windows

        resources.limit_resources(Limits())

    def keep(report: bytes) -> None:
        (folder / "result").write_bytes(report)

    worker.run(job, keep)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
