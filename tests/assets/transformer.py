"""A small Transformer in PyTorch, and the bytes that it keeps.

Importing PyTorch takes seconds: import this module in a test, not where tests are collected.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import torch
from memory_run import MODEL, RUN
from torch import Tensor, nn
from torch.nn import functional

_OPTIMIZERS: Final[dict[str, Callable[[nn.Module], torch.optim.Optimizer]]] = {
    "sgd": lambda layer: torch.optim.SGD(layer.parameters(), lr=0.1),
    "momentum": lambda layer: torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9),
    "adam": lambda layer: torch.optim.AdamW(layer.parameters()),
}


class _Layer(nn.Module):
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


class _Head(nn.Module):
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


def parameters(family: str) -> int:
    """How many the whole model has."""
    with torch.device("meta"):
        parts = [nn.Embedding(MODEL["vocabulary"], MODEL["width"]), _Layer(family), _Head(family)]
    return sum(parameter.numel() for part in parts for parameter in part.parameters())


def states(optimizer: str) -> float:
    """Bytes that an optimizer keeps for a parameter."""
    layer = _Layer("gpt")
    made = _OPTIMIZERS[optimizer](layer)
    layer(torch.randn(2, 8, MODEL["width"])).sum().backward()
    made.step()
    kept = sum(
        value.nbytes
        for state in made.state.values()
        for value in state.values()
        if isinstance(value, Tensor) and value.ndim  # the count of steps is a scalar
    )
    return kept / sum(parameter.numel() for parameter in layer.parameters())


def stored_by_layer(family: str, attention: str, batch: int, length: int) -> int:
    """Bytes that a layer keeps for the backward pass."""
    x = torch.randn(batch, length, MODEL["width"], requires_grad=True)
    return _stored(_Layer(family, flash=attention == "flash"), x)


def stored_by_head() -> int:
    """Bytes that the output layer and the loss keep for the backward pass."""
    x = torch.randn(RUN["batch"], RUN["length"], MODEL["width"], requires_grad=True)
    return _stored(_Head("gpt"), x)
