"""Keeps a snippet away from everything but its own folder, layer by layer.

Every layer is the kernel's own interface, called through :mod:`ctypes`. A snippet's process is
forked from one that has its packages imported already; helper programs such as bubblewrap and
nsjail execute a new program instead, which would have to import them again, seconds a snippet.
Bindings on PyPI cover one layer each: those for seccomp need a system library, and none forks into
namespaces.
"""
