"""Executes the snippets of checked questions, contained, and caches what they gave.

A snippet is planned (``plan``), looked up (in a store, under a ``cache_key``), or else launched
(``launch``) in the processes of the runner (``runner``) within a sandbox (``containment``); the
reply is judged (``judge``). ``execute`` joins these; ``robustness`` runs changed snippets.
"""

from dlprep.execution.cache_key import fingerprint
from dlprep.execution.elsewhere import Elsewhere, elsewhere
from dlprep.execution.execute import Outcomes, execute, head_start, run_snippets
from dlprep.execution.judge.duration import slow_snippets
from dlprep.execution.launch.dispatch import HeadStart, Settings
from dlprep.execution.launch.forked import RunnerError
from dlprep.execution.launch.history import History
from dlprep.execution.robustness.mutation import Mutated, Mutations, Survivor, mutate
from dlprep.execution.robustness.reseeding import Reseeded, SeedTrial, reseed
from dlprep.execution.shard import Shard
from dlprep.execution.wire.level import Level
from dlprep.execution.wire.messages import Limits

__all__ = [
    "Elsewhere",
    "HeadStart",
    "History",
    "Level",
    "Limits",
    "Mutated",
    "Mutations",
    "Outcomes",
    "Reseeded",
    "RunnerError",
    "SeedTrial",
    "Settings",
    "Shard",
    "Survivor",
    "elsewhere",
    "execute",
    "fingerprint",
    "head_start",
    "mutate",
    "reseed",
    "run_snippets",
    "slow_snippets",
]
