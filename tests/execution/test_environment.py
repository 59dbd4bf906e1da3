"""What surrounds a snippet makes it compute the same on every processor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dlprep.execution import Outcomes, environment
from execution.snippets import shown, snippet


def test_the_size_of_a_cache_does_not_decide_how_matrices_are_multiplied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(environment, "_has_avx2", lambda: True)
    monkeypatch.setenv("OPENBLAS_L2_SIZE", "1024")
    around = environment.for_snippets()
    assert (around["OPENBLAS_CORETYPE"], around["OPENBLAS_L2_SIZE"]) == ("Haswell", "512")


def test_products_of_long_matrices_do_not_overrun_the_stack(
    execute: Callable[..., Outcomes],
) -> None:
    code = (
        "import numpy as np\n"
        "rows = np.random.default_rng(0).normal(size=(2001, 66))\n"
        "weights = np.linalg.lstsq(rows, rows.sum(axis=1))[0]\n"
        "print(np.allclose(weights, 1))\n"
    )
    outcomes = execute(snippet(code))
    assert [shown(problem) for problem in outcomes.problems] == []
    assert outcomes.runs["one", "first"].stdout == "True\n"


def test_keras_computes_with_pytorch(execute: Callable[..., Outcomes]) -> None:
    code = "import sys\nimport keras\nprint(keras.backend.backend(), 'tensorflow' in sys.modules)\n"
    outcomes = execute(snippet(code))
    assert [shown(problem) for problem in outcomes.problems] == []
    assert outcomes.runs["one", "first"].stdout == "torch False\n"
