"""Keeping a snippet away from everything but its own folder, layer by layer.

Every layer is the kernel's own interface, called through :mod:`ctypes`. Bindings on PyPI were
weighed: those for Landlock are pre-releases that lack the newer scopes, those for seccomp need a
system library, and none sets up namespaces; helper programs such as bubblewrap would have to be
installed by the reader.
"""

from dlprep.execution.containment.level import Level

__all__ = ["Level"]
