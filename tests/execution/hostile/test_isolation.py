"""What one snippet changes must not reach the next, which runs in a fork of the same process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dlprep.execution import Outcomes
from execution.snippets import shown, snippet

pytestmark = pytest.mark.slow

Attack = Callable[..., Outcomes]

_CHANGES = {
    "seeds": (
        (
            "import random\nimport numpy as np\nimport torch\n"
            "random.seed(9); np.random.seed(9); torch.manual_seed(9)\n"
        ),
        (
            "import random\nimport numpy as np\nimport torch\n"
            "print(random.random(), np.random.rand(), torch.rand(1))\n"
        ),
    ),
    "default dtype": (
        "import torch\ntorch.set_default_dtype(torch.float64)\n",
        "import torch\nprint(torch.get_default_dtype())\n",
    ),
    "rcParams": (
        "import matplotlib as mpl\nmpl.rcParams['figure.figsize'] = 1, 1\n",
        "import matplotlib as mpl\nprint(mpl.rcParams['figure.figsize'])\n",
    ),
    "sys.path": (
        "import sys\nsys.path.insert(0, '/elsewhere')\nsys.modules['json'] = None\n",
        "import sys, json\nprint('/elsewhere' in sys.path, json.dumps(1))\n",
    ),
    "the runner": (
        (
            "import dlprep.execution.runner.worker as worker\nworker.run = None\n"
            "import builtins, traceback\nbuiltins.print = traceback.format_exc = None\n"
        ),
        "print('heard')\n",
    ),
    "files": (
        "import pathlib\npathlib.Path('left').write_text('x')\n",
        "import os\nprint(sorted(os.listdir('.')))\n",
    ),
    "environment": (
        "import os\nos.environ['LEFT'] = 'x'\nos.environ['TZ'] = 'Asia/Seoul'\n",
        "import os, time\nprint('LEFT' in os.environ, os.environ['TZ'])\n",
    ),
    "warnings": (
        "import warnings\nwarnings.simplefilter('ignore')\n",
        "import warnings\nprint([f[0] for f in warnings.filters][-1])\n",
    ),
    "limits": (
        "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))\n",
        "import resource\nprint(resource.getrlimit(resource.RLIMIT_NOFILE))\n",
    ),
    "shared memory": (
        "try: open('/dev/shm/left', 'x').close()\nexcept PermissionError: pass\n",
        "import os\nprint(os.path.exists('/dev/shm/left'))\n",
    ),
}


@pytest.mark.parametrize(("change", "look"), _CHANGES.values(), ids=_CHANGES)
def test_it_stays_with_the_snippet(attack: Attack, change: str, look: str) -> None:
    alone = attack(snippet(look, name="look"))
    after = attack(snippet(change, name="change"), snippet(look + "\n", name="look"))
    assert [shown(problem) for problem in after.problems] == []
    assert after.runs["one", "look"].stdout == alone.runs["one", "look"].stdout


def test_passing_alone_and_failing_after_another_cannot_happen(attack: Attack) -> None:
    # the first would make the second fail if they shared a process
    first = snippet("import math\nmath.pi = 3\n", name="first")
    second = snippet("import math\nassert math.pi > 3.1\n", name="second")
    assert attack(first, second).problems == ()
