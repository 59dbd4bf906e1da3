"""``python without.py LAYER… -- COMMAND…``: runs a command on a machine that lacks some layers.

LAYER is ``namespaces`` or ``landlock``. A filter of system calls refuses them, for this process and
its children alone, as the kernels of some systems do for everyone.
"""

from __future__ import annotations

import os
import sys

from dlprep.execution.containment import kernel, seccomp

_CALLS: dict[str, dict[str, tuple[int | None, int | None]]] = {
    "namespaces": {"unshare": (272, 97)},
    "landlock": {"landlock_create_ruleset": (444, 444)},
}


def main() -> None:
    end = sys.argv.index("--")
    column = 0 if kernel.MACHINE == "x86_64" else 1
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    seccomp.install(
        [
            seccomp._load(seccomp._NUMBER_OFFSET),
            *(
                instruction
                for layer in sys.argv[1:end]
                for instruction in seccomp._refuse_all(_CALLS[layer], column)
            ),
            seccomp._return(seccomp._ALLOW),
        ]
    )
    command = sys.argv[end + 1 :]
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
