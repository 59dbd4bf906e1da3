"""The colours of figures: what matplotlib draws with, and what each page shows instead."""

from __future__ import annotations

from typing import Final

FOREGROUND: Final = "#0a0b0c"
"""Drawn for text, axes and ticks; replaced by the scheme's ink."""

GRID: Final = "#0d0e0f"
"""Drawn for grid lines and legend frames; replaced by the scheme's faint line."""

BACKGROUND: Final = "#101112"
"""Drawn behind legends; replaced by the colour of the page."""

LIGHT: Final = {FOREGROUND: "#2b2d33", "#000000": "#2b2d33", GRID: "#d5d8de", BACKGROUND: "#ffffff"}
DARK: Final = {FOREGROUND: "#d6dae3", "#000000": "#d6dae3", GRID: "#454b57", BACKGROUND: "#1e2129"}
"""What each drawn colour becomes; plain black counts as ink, as authors mean it."""

CYCLE: Final = ("#1f7cc0", "#d9631e", "#0e9c74", "#c05fa0", "#9a7b12", "#7a7f8a")
"""Line colours: told apart by colour-blind readers, 3:1 against white and against the dark page."""
