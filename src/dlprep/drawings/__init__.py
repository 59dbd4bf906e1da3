"""Pictures that are drawn when a site is built: previews for links that are shared, and icons.

What draws them is loaded only where a picture is new; others are kept from build to build.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from dlprep.drawings.contents import Preview
from dlprep.packages import version_of
from dlprep.store import Store

__all__ = ["Drawings", "Preview"]

_TILES: Final = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
_FAVICON: Final = "favicon.ico"


@dataclass(frozen=True, slots=True)
class Drawings:
    """The pictures that one process has had so far. Each comes from a folder where it is kept."""

    _had: dict[object, bytes] = field(default_factory=dict)

    def preview(self, preview: Preview, folder: Path) -> bytes:
        """The picture of a preview, as a PNG of 1200 to 630 pixels."""
        return self._picture(
            (preview.title, preview.site, preview.facts), partial(_draw_preview, preview), folder
        )

    def icons(self, folder: Path) -> Mapping[str, bytes]:
        """The icons by the name under which they lie at the root of the whole site."""
        tiles = {
            name: self._picture(("tile", side), partial(_draw_tile, side), folder)
            for name, side in _TILES.items()
        }
        return {**tiles, _FAVICON: self._picture(("favicon",), _draw_favicon, folder)}

    def _picture(
        self, content: tuple[object, ...], draw: Callable[[], bytes], folder: Path
    ) -> bytes:
        if content not in self._had:
            self._had[content] = _kept(content, draw, Store(folder))
        return self._had[content]


def _kept(content: tuple[object, ...], draw: Callable[[], bytes], store: Store) -> bytes:
    """The picture as it is kept, or else drawn and kept."""
    name = json.dumps([content, _fingerprint()])
    key = hashlib.sha256(name.encode()).hexdigest()
    picture = store.get(key, _read)
    if picture is None:
        picture = draw()
        store.put(key, {"picture": b64encode(picture).decode()})
    return picture


def _read(entry: Any) -> bytes:  # noqa: ANN401 # what JSON gives
    return b64decode(entry["picture"], validate=True)


@cache
def _fingerprint() -> list[str]:
    """All that shapes a picture besides its content."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    code = hashlib.sha256(b"".join(module.read_bytes() for module in modules)).hexdigest()
    return [version_of("pillow"), version_of("pylopdf-fonts-ko"), code]


def _draw_preview(preview: Preview) -> bytes:
    from dlprep.drawings import previews  # noqa: PLC0415 # loads Pillow

    return previews.draw(preview)


def _draw_tile(side: int) -> bytes:
    from dlprep.drawings import icons  # noqa: PLC0415 # the same

    return icons.draw_tile(side)


def _draw_favicon() -> bytes:
    from dlprep.drawings import icons  # noqa: PLC0415 # the same

    return icons.draw_favicon()
