"""Problems of some files only, as in ``dlprep check PATH…``."""

from collections.abc import Iterable
from pathlib import Path

from dlprep.problems import Problem


def display_paths(root: Path, paths: Iterable[Path]) -> frozenset[str]:
    """The paths of files or folders as places name them.

    Raises:
        ValueError: a path lies outside the project at ``root``.
    """
    return frozenset(_display_path(root.resolve(), path) for path in paths)


def problems_in(problems: Iterable[Problem], names: frozenset[str]) -> tuple[Problem, ...]:
    """The problems in these files and below these folders; all of them where none is named."""
    return tuple(problem for problem in problems if not names or _is_below(problem, names))


def _display_path(root: Path, path: Path) -> str:
    absolute = path.resolve()
    if not absolute.is_relative_to(root):
        raise ValueError(f"{path} lies outside the project at {root}")
    return absolute.relative_to(root).as_posix()


def _is_below(problem: Problem, names: frozenset[str]) -> bool:
    path = problem.place.path
    return any(name in {".", path} or path.startswith(f"{name}/") for name in names)
