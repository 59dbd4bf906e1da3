"""What of the time that passes counts for a snippet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dlprep.execution.runner import process_tree
from dlprep.execution.runner.channels import Channels
from dlprep.execution.runner.process_tree import Activity
from dlprep.execution.runner.supervisor import _Watcher
from dlprep.execution.wire.messages import Ending, Limits

LIMITS = Limits(wall=3)
COMPUTING, WAITING = True, False


class Machine:
    """A clock that is set by hand, and processes that do what they are told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.activity = Activity(0, is_ready=False)
        self.asked: list[int] = []
        monkeypatch.setattr("time.monotonic", lambda: self.now)
        monkeypatch.setattr("os.kill", lambda process, _: self.asked.append(process))
        monkeypatch.setattr(process_tree, "descendants", lambda _: iter([7]))
        monkeypatch.setattr(process_tree, "activity", lambda _: self.activity)
        monkeypatch.setattr(process_tree, "memory", lambda _: 0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


@pytest.fixture
def watch(machine: Machine) -> Iterator[_Watcher]:
    del machine
    channels = Channels.open(LIMITS)
    yield _Watcher(7, channels, LIMITS, deadline=LIMITS.clock, open=channels.readers())
    channels.writers.close()


def look(watch: _Watcher, machine: Machine, now: float, seconds: float, *, is_ready: bool) -> None:
    machine.now, machine.activity = now, Activity(seconds, is_ready)
    assert watch._look() is None


def test_what_passes_while_nothing_is_ready_was_waited(watch: _Watcher, machine: Machine) -> None:
    look(watch, machine, 1, 0.8, is_ready=COMPUTING)
    look(watch, machine, 2.5, 0.9, is_ready=WAITING)
    assert (watch.waited, watch.used) == (1.5, 2.4)
    assert machine.asked == []


def test_on_a_busy_machine_a_snippet_that_gets_no_processor_is_not_out_of_time(
    watch: _Watcher, machine: Machine
) -> None:
    look(watch, machine, 100, 2.9, is_ready=COMPUTING)
    assert (watch.waited, watch.used) == (0, 2.9)
    assert machine.asked == []


@pytest.mark.parametrize(("seconds", "is_ready"), [(0.1, WAITING), (3.0, COMPUTING)])
def test_whoever_computes_and_waits_for_longer_is_asked_where_it_is_and_stopped(
    watch: _Watcher, machine: Machine, seconds: float, *, is_ready: bool
) -> None:
    look(watch, machine, 3, seconds, is_ready=is_ready)
    assert machine.asked == [7]
    look(watch, machine, 3.1, seconds, is_ready=is_ready)
    assert machine.asked == [7]
    machine.now = 3.6
    assert watch._step() is Ending.OWN


def test_no_machine_is_busy_enough_to_wait_forever(watch: _Watcher, machine: Machine) -> None:
    machine.now = LIMITS.clock
    assert watch._step() is None
    assert machine.asked == [7]
