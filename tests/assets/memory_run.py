"""A model and a run of its training, as the form about memory describes them."""

from typing import Any, Final

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
