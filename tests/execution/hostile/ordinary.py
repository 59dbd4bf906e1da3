"""``python ordinary.py FOLDER COMMAND…``: runs a command as a user who is nobody in particular.

For a root who wants to know what an ordinary user gets. The interpreter may lie where only root can
go: then, in a mount namespace of this process alone, the folders on the way to it are replaced by
ones that anyone may pass and that hold nothing else. Nothing changes for any other process.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

from dlprep.execution.containment import kernel
from dlprep.execution.environment import readable_paths

_USER = 54321
_NEW_MOUNTS = 0x00020000
_BIND_ALL = 0x1000 | 0x4000
_MOVE = 0x2000
_PRIVATE_ALL = 0x40000 | 0x4000


def main() -> None:
    folder, *command = sys.argv[1:]
    os.chown(folder, _USER, _USER)
    kernel.unshare(_NEW_MOUNTS)
    kernel.mount("", "/", "", _PRIVATE_ALL)
    wanted = [Path(path).resolve() for path in (*readable_paths(), sys.executable)]
    for closed in {parent for path in wanted for parent in path.parents if _is_closed(parent)}:
        _open(closed, [path for path in wanted if path.is_relative_to(closed)])
    os.setgroups([])
    os.setresgid(_USER, _USER, _USER)
    os.setresuid(_USER, _USER, _USER)
    environment = {
        **{name: value for name, value in os.environ.items() if name.startswith("DLPREP_")},
        "HOME": folder,
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": folder,
    }
    os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted


def _is_closed(folder: Path) -> bool:
    return not folder.stat().st_mode & stat.S_IXOTH


def _open(closed: Path, wanted: list[Path]) -> None:
    """Put an open folder in the place of ``closed`` that holds what is ``wanted`` of it."""
    new = tempfile.mkdtemp()
    kernel.mount("tmpfs", new, "tmpfs", 0, "mode=755")
    folders = {path if path.is_dir() else path.parent for path in wanted}
    for folder in sorted(folders):
        target = Path(new) / folder.relative_to(closed)
        if not target.is_dir():
            target.mkdir(parents=True)
            kernel.mount(str(folder), str(target), "", _BIND_ALL)
    kernel.mount(new, str(closed), "", _MOVE)
    Path(new).rmdir()


if __name__ == "__main__":
    main()
