"""``python -m dlprep.execution.runner.alone FOLDER``: one snippet in an interpreter of its own.

FOLDER holds the ``job``, its ``limits`` and the ``result``, an empty file: an empty line in it says
that the packages are imported and the snippet's own time begins, and the report follows.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from dlprep.execution.runner import prepare, worker
from dlprep.execution.runner.descriptors import write_all
from dlprep.execution.wire.messages import Job, Limits


def main() -> None:
    """Run the job."""
    folder = Path(sys.argv[1])
    faulthandler.enable()
    job = Job.from_json((folder / "job").read_text(encoding="utf-8"))
    if os.name == "posix":
        _limit(Limits(**json.loads((folder / "limits").read_text(encoding="utf-8"))))

    prepare.import_packages(job.modules)
    with (folder / "result").open("r+b", buffering=0) as result:
        result.write(b"\n")
        worker.run(job, _sender(result.fileno()))
    sys.stdout.flush()
    os._exit(0)


def _sender(result: int) -> Callable[[bytes], None]:
    """A function that sends the report, in this process only: not in forks of the snippet."""
    own = os.getpid()

    def send(report: bytes) -> None:
        if os.getpid() == own:
            write_all(result, report)

    return send


def _limit(limits: Limits) -> None:
    from dlprep.execution.containment import resources  # noqa: PLC0415 - not on Windows

    resources.limit_resources(limits)
    faulthandler.register(signal.SIGXCPU, all_threads=False, chain=True)


if __name__ == "__main__":
    main()
