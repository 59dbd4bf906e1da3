"""Runs snippets: a preloaded runner, containment, capture, a cache of what came of them."""

from dlprep.execution.cache import Cache, Joined
from dlprep.execution.containment import Level
from dlprep.execution.dispatch import HeadStart, Settings
from dlprep.execution.duration import slow
from dlprep.execution.execute import Outcomes, execute, head_start, run_snippets
from dlprep.execution.fingerprint import fingerprint
from dlprep.execution.history import History
from dlprep.execution.mutation import Mutated, Mutations, Survivor, mutate
from dlprep.execution.pool import RunnerError
from dlprep.execution.protocol import Limits
from dlprep.execution.reseeding import Reseeded, SeedTrial, reseed
from dlprep.execution.shard import Shard

__all__ = [
    "Cache",
    "HeadStart",
    "History",
    "Joined",
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
    "execute",
    "fingerprint",
    "head_start",
    "mutate",
    "reseed",
    "run_snippets",
    "slow",
]
