"""Mathematics: formulas in Markdown become HTML with MathML, without JavaScript in the browser.

The syntax is that of the markdown-katex package, and so is KaTeX, its stylesheet and its fonts.
"""

from dlprep.math.assets import KATEX_VERSION, KatexUnavailableError, katex_assets
from dlprep.math.extension import KatexExtension, MathJaxExtension, makeExtension
from dlprep.math.katex import LARGEST_SIZE, BadTexError, Engine, Note, Rendered, engine

__all__ = [
    "KATEX_VERSION",
    "LARGEST_SIZE",
    "BadTexError",
    "Engine",
    "KatexExtension",
    "KatexUnavailableError",
    "MathJaxExtension",
    "Note",
    "Rendered",
    "engine",
    "katex_assets",
    "makeExtension",
]
