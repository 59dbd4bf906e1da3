"""Executes one snippet's code in this process and reports how it ended and what it gave.

The report is JSON. The build doesn't trust it: the code below shares its process with the snippet.
"""

from __future__ import annotations

import ast
import builtins
import linecache
import os
import sys
import threading
import time
import types
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dlprep.execution.runner import drawing, prepare
from dlprep.execution.runner.failure import describe
from dlprep.execution.runner.warned import collect
from dlprep.execution.wire import bounds
from dlprep.execution.wire.messages import Job
from dlprep.execution.wire.report import Report
from dlprep.seeds import shift


def run(job: Job, send: Callable[[bytes], None]) -> None:
    """Execute ``job`` and send the report; nothing is raised for what the snippet does."""
    report = Report()
    prepare.import_packages(job.modules)
    tree = _shift_seeds(job) if job.shift else None
    module = _make_main_module(job.code if tree is None else ast.unparse(tree))
    prepare.seed_generators(job.shift)
    collect(job.path, report.warnings)
    _note_failures_elsewhere(job, report)
    before = _processor_seconds()
    try:
        exec(_compile(job, tree), module.__dict__)  # noqa: S102 - this is what we are for
        _join_threads()
    except BaseException as error:  # noqa: BLE001 - whatever it raises is the result
        report.failure = describe(error, job.path)
    report.seconds = _processor_seconds() - before
    _fill_fields(job, module.__dict__, report)
    report.drawn = drawing.drawn_figures()
    _flush()
    send(report.to_json())


def _shift_seeds(job: Job) -> ast.Module:
    tree = ast.parse(job.code)
    shift(tree, job.shift)
    return tree


def _make_main_module(code: str) -> types.ModuleType:
    """A fresh ``__main__``; its file exists, so that new processes can import it again."""
    Path("snippet.py").write_text(code, encoding="utf-8")
    module = types.ModuleType("__main__")
    module.__file__ = str(Path.cwd() / "snippet.py")
    module.__dict__["__builtins__"] = builtins
    sys.modules["__main__"] = module
    sys.argv = ["snippet.py"]
    sys.path.insert(0, str(Path.cwd()))
    processes = sys.modules.get("multiprocessing.process")
    if processes is not None:
        # the folder that new processes start in: the runner's own isn't there any more
        processes.ORIGINAL_DIR = str(Path.cwd())  # type: ignore[attr-defined]
    return module


def _compile(job: Job, shifted: ast.Module | None) -> types.CodeType:
    """Compile the code with its line numbers in the question file, which tracebacks then show.

    What is compiled is the tree ``shifted`` onto other seeds, if there is one.
    """
    above = ["\n"] * (job.line - 1)
    lines = [*above, *job.code.splitlines(keepends=True)]
    linecache.cache[job.path] = (len(job.code), None, lines, job.path)
    if shifted is not None:
        tree = ast.increment_lineno(shifted, job.line - 1)
        return compile(tree, job.path, "exec", dont_inherit=True)
    return compile("".join(above) + job.code, job.path, "exec", dont_inherit=True)


def _note_failures_elsewhere(job: Job, report: Report) -> None:
    """From now on report what is raised where the code can't catch it, instead of printing it.

    An assertion in a thread or in a finalizer would fail for nobody to see.
    """

    def note(raised: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        error = raised.exc_value
        if error is not None and not isinstance(error, SystemExit):
            report.failure = report.failure or describe(error, job.path)

    threading.excepthook = sys.unraisablehook = note


def _join_threads() -> None:
    """Wait for threads as the interpreter does at its end; daemon threads just stop."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()


def _processor_seconds() -> float:
    """Processor time of this process and of its children that have ended."""
    used = os.times()
    return time.process_time() + used.children_user + used.children_system


def _fill_fields(job: Job, names: dict[str, object], report: Report) -> None:
    for written in job.fields:
        try:
            value = ("{" + written + "}").format(**names)
        except (KeyError, IndexError, AttributeError) as error:
            _refuse(report.unknown, written, error)
        except BaseException as error:  # noqa: BLE001 - a value's own code may raise anything
            _refuse(report.unshowable, written, error)
        else:
            report.values[written] = value[: bounds.VALUE]


def _refuse(refused: dict[str, str], written: str, error: BaseException) -> None:
    refused[written] = describe(error, "").last_line()[: bounds.VALUE]


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):  # the snippet may have put anything in its place
            stream.flush()
