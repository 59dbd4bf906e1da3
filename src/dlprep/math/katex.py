r"""Typesets formulas: KaTeX inside this process, started with the first formula it has not kept.

The output depends on the formula alone. It is, byte for byte, what the markdown-katex package's
own command prints with its default settings, but that sizes are bounded and that a named function
is one element of MathML, as an index has to be: KaTeX gives a base two indices in ``x_{\min}``. Nor
may an operator hold elements, as KaTeX has it in ``\bmod``.
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
from dlprep.store import Store

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
    const NAMED = /(?<!<mrow>)(<mi[^>]*>[^<]*<\\/mi><mo>\\u2061<\\/mo>)/g;
    const WORD = /(<mo[^>]*>)<mrow>((?:<m[ion][^>]*>[^<]*<\\/m[ion]>)+)<\\/mrow><\\/mo>/g;
    function conforming(html) {
        return html.replace(NAMED, "<mrow>$1</mrow>").replace(
            WORD, (all, start, letters) => start + letters.replace(/<[^>]*>/g, "") + "</mo>");
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
            const html = conforming(katex.renderToString(tex, options));
            return JSON.stringify({html, notes: [...notes, ...tooLong(tex, displayMode, maxSize)]});
        } catch (error) {
            const position = error.position === undefined ? null : error.position;
            return JSON.stringify({error: error.message, position});
        }
    }
""".replace("LARGEST_SIZE", str(LARGEST_SIZE))
_VERSION: Final = sha256(f"{KATEX_VERSION}\n{_BRIDGE}".encode()).digest()

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
    """KaTeX, and the formulas it has typeset. May be used by several threads.

    ``folder`` is where formulas are kept between builds; without one they are kept in memory only.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._lock = threading.RLock()
        self._javascript = JavaScript(_scripts)
        self._store = Store(folder) if folder else None
        self._render_once = functools.lru_cache(maxsize=_IN_MEMORY)(self._render)

    def render(self, tex: str, *, display: bool) -> Rendered:
        """The formula as HTML; ``display`` sets it on a line of its own.

        Raises:
            BadTexError: KaTeX refuses the formula.
            KatexUnavailableError: KaTeX could not be started; the message says what to do.
        """
        with self._lock:
            return self._render_once(tex, display)

    def close(self) -> None:
        """Let go of KaTeX's memory; the next formula that is not kept starts it anew."""
        with self._lock:
            self._javascript.close()

    def _render(self, tex: str, display: bool) -> Rendered:  # noqa: FBT001 # lru_cache keys
        if self._store is None:
            return _to_rendered(tex, self._ask_katex(tex, display=display))
        key = sha256(_VERSION + bytes([display]) + tex.encode()).hexdigest()
        kept = self._store.get(key, functools.partial(_to_rendered, tex))
        if kept is not None:
            return kept
        answer = self._ask_katex(tex, display=display)
        rendered = _to_rendered(tex, answer)
        self._store.put(key, answer)
        return rendered

    def _ask_katex(self, tex: str, *, display: bool) -> dict[str, Any]:
        """What the bridge says about a formula."""
        try:
            answer: dict[str, Any] = json.loads(self._javascript.call("dlprep", tex, display))
        except JavaScriptError as error:
            raise BadTexError(tex, f"it takes too much time or memory ({error})", 0) from None
        except JavaScriptUnavailableError as error:
            raise KatexUnavailableError(str(error)) from error
        return answer


def engine(folder: Path | None = None) -> Engine:
    """The engine of this process that keeps formulas in ``folder``, or in memory only.

    What checks a project and what makes its pages share it, so that a formula is typeset once.
    """
    return _engine(folder)


@functools.cache
def _engine(folder: Path | None) -> Engine:
    return Engine(folder)


def _scripts() -> str:
    return f"{katex_script()};\n{_BRIDGE}"


def _to_rendered(tex: str, answer: dict[str, Any]) -> Rendered:
    if "error" in answer:
        offset = _in_characters(tex, answer["position"]) or 0
        raise BadTexError(tex, _clean(answer["error"]), offset)
    notes = (
        Note(code, message, _in_characters(tex, units)) for code, message, units in answer["notes"]
    )
    return Rendered(answer["html"], tuple(notes))


def _clean(message: str) -> str:
    return _EXCERPT.sub("", _PREFIX.sub("", message))


def _in_characters(tex: str, units: int | None) -> int | None:
    """JavaScript's offset, which counts some characters twice, as an offset in characters."""
    if units is None:
        return None
    return len(tex.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
