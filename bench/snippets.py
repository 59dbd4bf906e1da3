"""Runs the same snippets in several ways, in turn, and prints how long each way takes.

``python bench/snippets.py [--snippets 40] [--rounds 3] [--project FOLDER] [--ours | --ideal]``:
ours without containment, with filters and with everything; the pure computation in one process with
every package imported and the settings that give the same digits, divided by the processors; a
fresh interpreter for each snippet; then ours from the cache. The snippets are made up, or those of
a project. Beside the time on the clock stands the processor time, which a busy machine spoils less.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dlprep import pipeline
from dlprep.collection import Collection
from dlprep.execution import Level, Settings, environment, execute
from dlprep.model import Glossary, Localized, Question, Snippet, Syllabus, Text
from dlprep.model import Level as Asked
from dlprep.problems import Place, Refusal
from dlprep.project import CacheFolder, Project
from dlprep.stages import Checked

_NUMPY = """\
import numpy as np
rng = np.random.default_rng({number})
x, y = rng.normal(size=(200, 8)), rng.normal(size=200)
w = np.zeros(8)
for _ in range(400):
    w -= 0.1 * x.T @ (x @ w - y) / len(y)
print(np.round(w, 3))
assert np.abs(x.T @ (x @ w - y)).max() < 1e-3
"""
_TORCH = """\
import torch
torch.manual_seed({number})
x = torch.randn(256, 16)
y = (x.sum(1) > 0).float()
model = torch.nn.Sequential(torch.nn.Linear(16, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))
step = torch.optim.Adam(model.parameters(), lr=1e-2)
for _ in range(100):
    loss = torch.nn.functional.binary_cross_entropy_with_logits(model(x).squeeze(), y)
    step.zero_grad(); loss.backward(); step.step()
print(round(loss.item(), 4))
"""
_FIGURE = """\
import matplotlib.pyplot as plt
import numpy as np
x = np.linspace(0, 6, 200)
plt.plot(x, np.sin(x + {number}))
plt.title("phase {number}")
"""
Cost = tuple[float, float]
"""Seconds on the clock, seconds of processors."""

_PROCESSORS = len(os.sched_getaffinity(0))
_KINDS = (_NUMPY, _TORCH, _NUMPY, _TORCH, _FIGURE)
_ENVIRONMENT = {**os.environ, **environment.for_snippets(), "PATH": os.environ["PATH"]}
_PURE = """\
import contextlib, io, json, sys, time
import numpy, torch, torch._dynamo, matplotlib.pyplot
torch.use_deterministic_algorithms(True)
codes, failed = json.load(sys.stdin), 0
began, used = time.perf_counter(), time.process_time()
for code in codes:
    torch.set_default_dtype(torch.float32)  # which the one before may have changed
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            exec(code, {"__name__": "__main__"})
        except Exception:
            failed += 1
    matplotlib.pyplot.close("all")
print(json.dumps([time.perf_counter() - began, time.process_time() - used, failed]))
"""


def main() -> None:
    """Measure every way in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--snippets", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--project", type=Path)
    fewer = parser.add_mutually_exclusive_group()
    fewer.add_argument("--ours", action="store_true", help="leave out what we compare with")
    fewer.add_argument("--ideal", action="store_true", help="everything, and pure computation")
    options = parser.parse_args()
    if options.project:
        checked = _of_project(options.project)
    else:
        made_up = [_KINDS[n % len(_KINDS)].format(number=n) for n in range(options.snippets)]
        checked = _checked(made_up)
    codes = [
        snippet.code.value
        for question in checked.collection.questions
        for snippet in question.snippets
        if snippet.not_run is None
    ]
    print(f"{len(codes)} snippets, {_PROCESSORS} processors")
    levels = (Level.FULL,) if options.ideal else tuple(Level)
    ways: dict[str, Callable[[], Cost]] = {
        f"ours, containment {level}": _ours(checked, level) for level in levels
    }
    if not options.ours:
        ways["pure computation, on all processors"] = lambda: _pure(codes)
    if not options.ours and not options.ideal:
        ways["a fresh interpreter each"] = lambda: _fresh(codes)
    costs: dict[str, list[Cost]] = {way: [] for way in ways}
    for _ in range(options.rounds):
        for way, measure in ways.items():  # in turn: a busy machine is busy for all
            costs[way].append(measure())
    _print(costs)
    _print_warm(checked)


def _print(costs: dict[str, list[Cost]]) -> None:
    medians = {
        way: [statistics.median(column) for column in zip(*measured, strict=True)]
        for way, measured in costs.items()
    }
    least = next(iter(medians.values()))
    for way, (clock, processor) in medians.items():
        ratios = f"{clock / least[0]:6.2f}, {processor / least[1]:5.2f}"
        print(f"{clock:7.2f} s, {processor:7.2f} s of processors; {ratios} of the first: {way}")


def _of_project(folder: Path) -> Checked:
    checked = pipeline.check(Project(folder))
    if isinstance(checked, Refusal):
        raise SystemExit("\n".join(f"{one.place}: {one.message}" for one in checked.problems))
    return checked


def _measured(work: Callable[[], object]) -> Cost:
    clock, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    used = after.children_user + after.children_system
    return time.perf_counter() - clock, used - before.children_user - before.children_system


def _print_warm(checked: Checked) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _executed(checked, Path(folder), Level.FULL)
        began = time.perf_counter()
        _executed(checked, Path(folder), Level.FULL)
        print(f"{(time.perf_counter() - began) * 1000:7.1f} ms from the cache")


def _ours(checked: Checked, level: Level) -> Callable[[], Cost]:
    def measure() -> Cost:
        with tempfile.TemporaryDirectory() as folder:
            return _measured(lambda: _executed(checked, Path(folder), level))

    return measure


def _executed(checked: Checked, folder: Path, level: Level) -> None:
    executed = execute(checked, cache=CacheFolder(folder), settings=Settings(contain=level))
    if isinstance(executed, Refusal):
        raise SystemExit("\n".join(f"{one.place}: {one.message}" for one in executed.problems))


def _fresh(codes: list[str]) -> Cost:
    def run_all() -> None:
        with ThreadPoolExecutor(_PROCESSORS) as threads:
            list(threads.map(_run_alone, codes))

    return _measured(run_all)


def _run_alone(code: str) -> None:
    nothing = subprocess.DEVNULL
    with tempfile.TemporaryDirectory() as folder:  # for the files that a snippet writes
        subprocess.run(
            [sys.executable, "-c", code],
            check=False,
            stdout=nothing,
            stderr=nothing,
            env=_ENVIRONMENT,
            cwd=folder,
        )


def _pure(codes: list[str]) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", _PURE],
            input=json.dumps(codes),
            env=_ENVIRONMENT,
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    clock, processor, failed = json.loads(done.stdout)
    print(f"{failed} of {len(codes)} failed in the one process and ended early")
    return clock / _PROCESSORS, processor


def _checked(codes: list[str]) -> Checked:
    nothing = Localized(Place("bench.yml"), Text("", Place("bench.yml")))
    snippets = [
        Snippet(
            name=f"s{number}",
            place=Place("bench.yml"),
            code=Text(code, Place("bench.yml")),
            alt=nothing if "plt" in code else None,
        )
        for number, code in enumerate(codes)
    ]
    question = Question(
        id="bench",
        chapter="bench",
        path="bench.yml",
        level=Asked.BASIC,
        question=nothing,
        short=nothing,
        answer=nothing,
        snippets=tuple(snippets),
    )
    syllabus, glossary = Syllabus(path="", chapters=()), Glossary(path="")
    return Checked(
        Collection(
            questions=(question,),
            syllabus=syllabus,
            glossary=glossary,
            by_id={"bench": question},
        )
    )


if __name__ == "__main__":
    main()
