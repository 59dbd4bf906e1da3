"""JavaScript in this process: bounded, and told from bugs of ours."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from py_mini_racer import LibNotFoundError

from dlprep.javascript import JavaScript, JavaScriptError, JavaScriptUnavailableError

SCRIPTS = """
    const kept = [];
    function twice(text) { return text + text; }
    function fail() { throw new RangeError("out of range"); }
    function endless() { for (;;) {} }
    function hungry() { for (;;) kept.push(new Array(9999).fill(kept.length)); }
    function count() { return String(kept.push(0)); }
"""


@pytest.fixture
def javascript() -> JavaScript:
    return JavaScript(lambda: SCRIPTS)


def test_functions_are_called_with_what_json_can_say(javascript: JavaScript) -> None:
    assert javascript.call("twice", '"가\n') == '"가\n"가\n'


def test_an_exception_is_told_with_its_message(javascript: JavaScript) -> None:
    with pytest.raises(JavaScriptError, match="RangeError: out of range"):
        javascript.call("fail")


def test_what_takes_too_long_is_stopped(
    javascript: JavaScript, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlprep.javascript._TIMEOUT", 0.05)
    with pytest.raises(JavaScriptError, match="JavaScript was terminated by timeout"):
        javascript.call("endless")
    assert javascript.call("twice", "a") == "aa"


def test_what_fills_its_memory_is_stopped_and_starts_afresh(
    javascript: JavaScript, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlprep.javascript._MEMORY", 32 * 1024 * 1024)
    with pytest.raises(JavaScriptError, match="JavaScript memory limit reached"):
        javascript.call("hungry")
    assert javascript.call("count") == "1"


def test_closing_forgets_and_the_next_call_starts_anew(javascript: JavaScript) -> None:
    assert [javascript.call("count"), javascript.call("count")] == ["1", "2"]
    javascript.close()
    assert javascript.call("count") == "1"


def test_it_runs_beside_an_event_loop(javascript: JavaScript) -> None:
    async def inside() -> str:
        return javascript.call("twice", "a")

    with ThreadPoolExecutor(max_workers=1) as thread:  # a driven browser has a loop in this one
        assert thread.submit(asyncio.run, inside()).result() == "aa"


def test_a_package_that_does_not_load_is_reported(
    javascript: JavaScript, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = LibNotFoundError(Path("libmini_racer.so"))

    def fail() -> None:
        raise missing

    monkeypatch.setattr("dlprep.javascript.MiniRacer", fail)
    with pytest.raises(JavaScriptUnavailableError) as caught:
        javascript.call("twice", "a")
    assert str(caught.value) == (
        f"JavaScript cannot run, because the mini-racer package does not work here: {missing}."
        ' Install it anew: python -m pip install --force-reinstall "mini-racer>=0.12,<1"'
    )
