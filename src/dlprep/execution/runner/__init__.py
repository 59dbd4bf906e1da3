"""The processes in which snippets run.

``zygote`` imports the packages once and forks a ``supervisor`` for each snippet, which forks the
first process of the snippet's own tree, which forks the snippet's process, in which ``worker``
executes the code. Nothing here is imported by the build itself; what is here is part of every
cache key.
"""
