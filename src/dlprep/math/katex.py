"""Renders formulas: one KaTeX inside this process, started with the first formula it has not kept.

The output depends on the formula alone. It is, byte for byte, what the markdown-katex package's
own command prints with its default settings, but that sizes are bounded.
"""

import functools
import json
import re
import threading
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from dlprep.javascript import JavaScript, JavaScriptError, JavaScriptUnavailableError
from dlprep.math.assets import KATEX_VERSION, KatexUnavailableError, katex_script
from dlprep.math.cache import FormulaCache

_IN_MEMORY: Final = 4096  # formulas

LARGEST_SIZE: Final = 20
"""How many em a length in a formula may have; a line of text has about forty."""

# `strict` and `trust` answer what KaTeX's defaults for its command line answer, and take notes.
_BRIDGE: Final = """
    const perEm = {
        em: 1, ex: 2.3, mu: 18, pt: 10, px: 10, bp: 10, dd: 9.3, nd: 9.4, mm: 3.5, pc: 0.83,
        cc: 0.78, nc: 0.78, cm: 0.35, in: 0.14, sp: 655360,
    };
    function lengths(node) {
        if (node === null || typeof node !== "object") return [];
        if (typeof node.number === "number" && node.unit in perEm) return [node];
        return Object.entries(node).flatMap(([key, inner]) => key === "loc" ? [] : lengths(inner));
    }
    function tooLong(tex, displayMode, maxSize) {
        const options = {displayMode, strict: "ignore", macros: {}};
        return lengths(katex.__parse(tex, options))
            .filter(({number, unit}) => Math.abs(number) > maxSize * perEm[unit])
            .map(({number, unit}) => ["tooLong", number + unit, null]);
    }
    function dlprep(tex, displayMode) {
        const notes = [];
        const strict = (code, message, token) => {
            notes.push([code, message, token && token.loc ? token.loc.start : null]);
            return "ignore";
        };
        const trust = (context) => {
            notes.push(["untrusted", context.command, null]);
            return false;
        };
        try {
            const maxSize = LARGEST_SIZE;
            const options = {displayMode, strict, trust, maxSize, throwOnError: true, macros: {}};
            const html = katex.renderToString(tex, options);
            return JSON.stringify({html, notes: [...notes, ...tooLong(tex, displayMode, maxSize)]});
        } catch (error) {
            const position = error.position === undefined ? null : error.position;
            return JSON.stringify({error: error.message, position});
        }
    }
""".replace("LARGEST_SIZE", str(LARGEST_SIZE))
_EDITION: Final = sha256(f"{KATEX_VERSION}\n{_BRIDGE}".encode()).digest()

# KaTeX's messages end in an excerpt of the formula whose characters are underlined one by one.
_PREFIX: Final = re.compile(r"^KaTeX parse error: ")
_EXCERPT: Final = re.compile(r" at (?:position \d+|end of input): .*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Note:
    """Something KaTeX found odd: its code, what it says, and where in the formula, if it knows."""

    code: str
    message: str
    offset: int | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A formula as HTML (with MathML inside), and what KaTeX found odd about it."""

    html: str
    notes: tuple[Note, ...] = ()


class BadTexError(ValueError):
    """KaTeX refuses a formula. ``offset`` counts its characters from 0 and may be its length."""

    def __init__(self, tex: str, message: str, offset: int) -> None:
        super().__init__(f"KaTeX refuses the formula {tex.strip()!r}: {message}")
        self.tex = tex
        self.message = message
        self.offset = offset


class Engine:
    """KaTeX, and what it has rendered. May be used by several threads.

    ``folder`` is where formulas are kept between builds; without one they are kept in memory only.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._lock = threading.RLock()
        self._javascript = JavaScript(_scripts)
        self._folder = folder
        self._cache = FormulaCache(folder) if folder else None
        self._remembered = functools.lru_cache(maxsize=_IN_MEMORY)(self._kept_or_rendered)

    def keep_in(self, folder: Path) -> None:
        """Keep formulas in this folder from now on."""
        with self._lock:
            if folder != self._folder:
                self.close()
                self._folder, self._cache = folder, FormulaCache(folder)

    def render(self, tex: str, *, display: bool) -> Rendered:
        """The formula as HTML; ``display`` sets it on a line of its own.

        Raises:
            BadTexError: KaTeX refuses the formula.
            KatexUnavailableError: KaTeX could not be started; the message says what to do.
        """
        with self._lock:
            return self._remembered(tex, display)

    def close(self) -> None:
        """Let go of KaTeX's memory and of the cache; formulas may still be rendered, unkept."""
        with self._lock:
            if self._cache is not None:
                self._cache.close()
            self._cache = self._folder = None
            self._javascript.close()

    def _kept_or_rendered(self, tex: str, display: bool) -> Rendered:  # noqa: FBT001 # lru_cache keys
        key = sha256(_EDITION + bytes([display]) + tex.encode()).digest()
        kept = self._cache.get(key) if self._cache else None
        answer = kept or self._answer(tex, display=display)
        rendered = _rendered(tex, json.loads(answer))
        if self._cache is not None and kept is None:
            self._cache.put(key, answer)
        return rendered

    def _answer(self, tex: str, *, display: bool) -> str:
        """What the bridge says about a formula, as JSON."""
        try:
            return self._javascript.call("dlprep", tex, display)
        except JavaScriptError as error:
            raise BadTexError(tex, f"it takes too much time or memory ({error})", 0) from None
        except JavaScriptUnavailableError as error:
            raise KatexUnavailableError(str(error)) from error


@functools.cache
def engine() -> Engine:
    """The one engine of this process, which the extension and the rule share."""
    return Engine()


def _scripts() -> str:
    return f"{katex_script()};\n{_BRIDGE}"


def _rendered(tex: str, answer: dict[str, Any]) -> Rendered:
    if "error" in answer:
        raise BadTexError(tex, _cleaned(answer["error"]), _characters(tex, answer["position"]) or 0)
    notes = (
        Note(code, message, _characters(tex, units)) for code, message, units in answer["notes"]
    )
    return Rendered(answer["html"], tuple(notes))


def _cleaned(message: str) -> str:
    return _EXCERPT.sub("", _PREFIX.sub("", message))


def _characters(tex: str, units: int | None) -> int | None:
    """JavaScript's offset, which counts some characters twice, as an offset in characters."""
    if units is None:
        return None
    return len(tex.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
