"""The formulas of the form about memory give the bytes of real tensors."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import torch
from playwright._impl._driver import compute_driver_executable
from torch import Tensor, nn
from torch.nn import functional

FORMULAS: Final = Path(__file__).parents[2] / "src" / "dlprep" / "assets" / "memory" / "formulas.js"
NODE: Final = compute_driver_executable()[0]

MODEL: Final[dict[str, Any]] = {
    "layers": 1,
    "width": 32,
    "heads": 4,
    "kvHeads": 2,
    "hidden": 48,
    "vocabulary": 101,
    "positions": 0,
    "tied": False,
}
RUN: Final[dict[str, Any]] = {
    "batch": 3,
    "length": 16,
    "precision": "fp32",
    "optimizer": "adam",
    "attention": "matrix",
    "checkpointed": False,
    "gpus": 1,
    "stage": 0,
}


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


class Layer(nn.Module):
    """A pre-norm layer of a Transformer."""

    def __init__(self, family: str, *, flash: bool = False) -> None:
        super().__init__()
        self.flash = flash
        width, hidden = MODEL["width"], MODEL["hidden"]
        keys = width // MODEL["heads"] * MODEL["kvHeads"]
        biased = family == "gpt"
        # PyTorch's RMSNorm is not fused on a CPU and stores a copy that it does not on a GPU
        self.norms = nn.ModuleList([nn.LayerNorm(width, bias=biased) for _ in range(2)])
        self.query = nn.Linear(width, width, bias=biased)
        self.key = nn.Linear(width, keys, bias=biased)
        self.value = nn.Linear(width, keys, bias=biased)
        self.out = nn.Linear(width, width, bias=biased)
        self.up = nn.Linear(width, hidden, bias=biased)
        self.gate = None if biased else nn.Linear(width, hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=biased)

    def forward(self, x: Tensor) -> Tensor:
        normed = self.norms[0](x)
        x = x + self.out(self._attend(normed))
        normed = self.norms[1](x)
        if self.gate is None:
            inner = functional.gelu(self.up(normed))
        else:
            inner = functional.silu(self.gate(normed)) * self.up(normed)
        moved: Tensor = x + self.down(inner)
        return moved

    def _attend(self, x: Tensor) -> Tensor:
        size = MODEL["width"] // MODEL["heads"]
        query, key, value = (
            part(x).unflatten(2, (-1, size)).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        if self.flash:
            mixed = functional.scaled_dot_product_attention(query, key, value, enable_gqa=True)
        else:
            shared = MODEL["heads"] // MODEL["kvHeads"]
            key, value = (part.repeat_interleave(shared, 1) for part in (key, value))
            mixed = (query @ key.mT * size**-0.5).softmax(-1) @ value
        return mixed.transpose(1, 2).flatten(2)


class Head(nn.Module):
    """What turns the last layer's output into a loss."""

    def __init__(self, family: str) -> None:
        super().__init__()
        width, vocabulary = MODEL["width"], MODEL["vocabulary"]
        self.norm = nn.LayerNorm(width, bias=family == "gpt")
        self.logits = nn.Linear(width, vocabulary, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        targets = torch.zeros(x.shape[0] * x.shape[1], dtype=torch.long)
        return functional.cross_entropy(self.logits(self.norm(x)).flatten(0, 1), targets)


def _stored(layer: nn.Module, x: Tensor) -> int:
    """Bytes that are kept for the backward pass besides parameters."""
    own = {parameter.untyped_storage().data_ptr() for parameter in layer.parameters()}
    seen: dict[int, int] = {}

    def note(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            seen[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor):
        output = layer(x)  # kept, or what it stores would be freed and counted once
    assert output.requires_grad
    return sum(seen.values())


@pytest.mark.parametrize("family", ["gpt", "llama"])
def test_the_parameters_are_counted(family: str) -> None:
    with torch.device("meta"):
        parts = [nn.Embedding(MODEL["vocabulary"], MODEL["width"]), Layer(family), Head(family)]
    counted = sum(parameter.numel() for part in parts for parameter in part.parameters())
    assert _formula("f.parameters(model)", family=family) == counted


@pytest.mark.parametrize(
    ("optimizer", "make"),
    [
        ("sgd", lambda layer: torch.optim.SGD(layer.parameters(), lr=0.1)),
        ("momentum", lambda layer: torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9)),
        ("adam", lambda layer: torch.optim.AdamW(layer.parameters())),
    ],
)
def test_the_training_states_are_those_of_the_optimizer(
    optimizer: str, make: Callable[[nn.Module], torch.optim.Optimizer]
) -> None:
    layer = Layer("gpt")
    made = make(layer)
    layer(torch.randn(2, 8, MODEL["width"])).sum().backward()
    made.step()
    states = sum(
        value.nbytes
        for state in made.state.values()
        for value in state.values()
        if isinstance(value, Tensor) and value.ndim  # the count of steps is a scalar
    )
    count = sum(parameter.numel() for parameter in layer.parameters())
    assert _formula("f.perParameter(run).states", optimizer=optimizer) == states / count


@pytest.mark.parametrize("batch", [1, 3])
@pytest.mark.parametrize("length", [8, 32])
@pytest.mark.parametrize("family", ["gpt", "llama"])
@pytest.mark.parametrize("attention", ["matrix", "flash"])
def test_a_layer_stores_what_the_formula_says(
    attention: str, family: str, batch: int, length: int
) -> None:
    x = torch.randn(batch, length, MODEL["width"], requires_grad=True)
    said = _formula(
        "f.layerActivations(model, run)",
        attention=attention,
        family=family,
        batch=batch,
        length=length,
    )
    assert _stored(Layer(family, flash=attention == "flash"), x) == said


def test_the_output_layer_stores_what_the_formula_says() -> None:
    x = torch.randn(RUN["batch"], RUN["length"], MODEL["width"], requires_grad=True)
    divisor = 4  # bytes of the scalar that the mean divides by
    assert _formula("f.head(model, run)") == _stored(Head("gpt"), x) - divisor
