"""Formulas: markdown-katex as it is shipped, and the same extension with dlprep's engine.

Each measurement converts pages of distinct formulas in a new process, first without and then with
what the process before has kept. The original gets few formulas, since it starts a process
for each; times are therefore compared for one formula. Ends with status 1 where the HTML differs.

Usage: python bench/mathematics.py [FORMULAS] [FORMULAS_OF_THE_ORIGINAL]
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import cycle, islice, zip_longest
from pathlib import Path
from typing import Final

TEMPLATES: Final = (
    r"\sigma'(x_{%d}) = \sigma(x)\,(1 - \sigma(x)) \le \frac{1}{4}",
    r"\frac{\partial L}{\partial w_{%d}} = \sum_{k=1}^{n} \delta_k \frac{\partial z_k}{\partial w}",
    r"\mathbf{y}^{(%d)} = \operatorname{softmax}\!\left(\frac{QK^\top}{\sqrt{d_k}}\right) V",
    r"\mathbb{E}_{x \sim p}\left[\log D_{%d}(x)\right] + \text{상수}",
    r"x_{%d}",
)
ON_A_PAGE: Final = 40
CHILD: Final = """
import json, sys, time
from markdown import Markdown
extension, options, pages = json.load(sys.stdin)
started = time.perf_counter()
markdown = Markdown(extensions=[extension], extension_configs={extension: options})
html = [markdown.reset().convert(page) for page in pages]
print(json.dumps([time.perf_counter() - started, html]))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds for so many formulas, without and with what was kept before, and the pages."""

    formulas: int
    cold: float
    warm: float
    html: list[str]

    def row(self, name: str) -> str:
        """A line of the report."""
        each = [f"{1000 * seconds / self.formulas:9.3f}" for seconds in (self.cold, self.warm)]
        return f"{name:<15}{self.formulas:9}{self.cold:9.2f}{each[0]}{self.warm:9.2f}{each[1]}"


def pages(formulas: int) -> list[str]:
    """Markdown with so many formulas, every fifth one displayed."""
    templates = islice(cycle(TEMPLATES), formulas)
    marked = [_marked(number, tex % number) for number, tex in enumerate(templates)]
    return ["\n\n".join(page) for page in zip_longest(*[iter(marked)] * ON_A_PAGE, fillvalue="")]


def _marked(number: int, tex: str) -> str:
    return f"```math\n{tex}\n```" if number % 5 == 0 else f"A sentence with $`{tex}`$ in it."


def measure(extension: str, options: dict[str, object], formulas: int, kept: Path) -> Measured:
    """Convert the pages twice, each time in a new process that keeps its files in ``kept``."""
    request = json.dumps([extension, options, pages(formulas)])
    times: list[float] = []
    html: list[str] = []
    for _ in range(2):
        child = subprocess.run(
            [sys.executable, "-c", CHILD],
            input=request,
            env={**os.environ, "TMPDIR": str(kept)},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        seconds, html = json.loads(child.stdout)
        times.append(seconds)
    cold, warm = times
    return Measured(formulas, cold, warm, html)


def main(many: int = 800, few: int = 5) -> int:
    """Measure both, print the comparison, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        ours = measure("dlprep.math", {"cache": str(kept / "many")}, many, kept)
        same = measure("dlprep.math", {"cache": str(kept / "few")}, few, kept)
        original = measure("markdown_katex", {"insert_fonts_css": False}, few, kept)
    print(f"{'':<15}{'formulas':>9}{'cold s':>9}{'ms each':>9}{'warm s':>9}{'ms each':>9}")
    print(original.row("markdown-katex"))
    print(ours.row("dlprep.math"))
    cold = original.cold / original.formulas / (ours.cold / ours.formulas)
    warm = original.warm / original.formulas / (ours.warm / ours.formulas)
    print(f"one formula: {cold:.0f} times as fast cold, {warm:.0f} times warm")
    print("same HTML" if same.html == original.html else "THE HTML DIFFERS")
    return 0 if same.html == original.html else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
