"""``python small_disk.py FOLDER BYTES COMMAND…``: runs a command for which FOLDER is a small disk.

The disk is real, in memory, and seen by this process and its children alone. The last line of
output is the list of the files on it, in JSON. Exit status 77: the system lets us mount nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from dlprep.execution.containment import kernel

NOT_PERMITTED = 77
_NEW_MOUNTS = 0x00020000
_NEW_USERS = 0x10000000
_PRIVATE_ALL = 0x40000 | 0x4000


def main() -> None:
    folder, size, *command = sys.argv[1:]
    try:
        _leave_mounts()
        kernel.mount("", "/", "", _PRIVATE_ALL)
        kernel.mount("tmpfs", folder, "tmpfs", 0, f"size={size},mode=777")
    except OSError:
        sys.exit(NOT_PERMITTED)
    done = subprocess.run(command, check=False)
    files = [path for path in Path(folder).rglob("*") if path.is_file()]
    print(json.dumps(sorted(path.relative_to(folder).as_posix() for path in files)))  # noqa: T201
    sys.exit(done.returncode)


def _leave_mounts() -> None:
    user, group = os.getuid(), os.getgid()
    try:
        kernel.unshare(_NEW_MOUNTS)
    except PermissionError:
        kernel.unshare(_NEW_MOUNTS | _NEW_USERS)
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


if __name__ == "__main__":
    main()
