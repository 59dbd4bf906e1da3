"""The formulas of the form about memory give the bytes of real tensors."""

from __future__ import annotations

import importlib
import json
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from memory_run import MODEL, RUN
from playwright._impl._driver import compute_driver_executable

FORMULAS: Final = Path(__file__).parents[2] / "src" / "dlprep" / "assets" / "memory" / "formulas.js"
NODE: Final = compute_driver_executable()[0]


def _formula(call: str, **changes: str | int) -> object:
    """What a formula gives for the model and the run with some changes."""
    model = {"family": "gpt"} | MODEL | {key: changes[key] for key in changes if key not in RUN}
    run = RUN | {key: changes[key] for key in changes if key in RUN}
    script = (
        f"import * as f from {json.dumps(FORMULAS.as_uri())};"
        f"const model = {json.dumps(model)}, run = {json.dumps(run)};"
        f"console.log(JSON.stringify({call}));"
    )
    done = subprocess.run(
        [NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--input-type=module"],
        input=script,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def transformer() -> ModuleType:
    """The same in PyTorch, which takes seconds to import: not where tests are only collected."""
    return importlib.import_module("transformer")


@pytest.mark.parametrize("family", ["gpt", "llama"])
def test_the_parameters_are_counted(transformer: ModuleType, family: str) -> None:
    assert _formula("f.parameters(model)", family=family) == transformer.parameters(family)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_the_training_states_are_those_of_the_optimizer(
    transformer: ModuleType, optimizer: str
) -> None:
    said = _formula("f.perParameter(run).states", optimizer=optimizer)
    assert said == transformer.states(optimizer)


@pytest.mark.parametrize("batch", [1, 3])
@pytest.mark.parametrize("length", [8, 32])
@pytest.mark.parametrize("family", ["gpt", "llama"])
@pytest.mark.parametrize("attention", ["matrix", "flash"])
def test_a_layer_stores_what_the_formula_says(
    transformer: ModuleType, attention: str, family: str, batch: int, length: int
) -> None:
    said = _formula(
        "f.layerActivations(model, run)",
        attention=attention,
        family=family,
        batch=batch,
        length=length,
    )
    assert said == transformer.stored_by_layer(family, attention, batch, length)


def test_the_output_layer_stores_what_the_formula_says(transformer: ModuleType) -> None:
    divisor = 4  # bytes of the scalar that the mean divides by
    assert _formula("f.head(model, run)") == transformer.stored_by_head() - divisor
