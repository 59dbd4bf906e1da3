"""What becomes of a page at the width of a window: what is cut off, and where its lines break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from playwright.sync_api import Page, ViewportSize

WIDTHS: Final = (360, 390, 1440, 320)
"""Pixels: three phones and a desk; last the one at which the next page is opened."""

PHONES: Final = (320, 360)
"""Widths at which a page is looked at as it is opened, too, before anything is unfolded."""

_WIDTH: Final = "document.documentElement.scrollWidth"

_OPEN: Final = """
() => {
  for (const block of document.querySelectorAll("details")) block.open = true;
  return document.fonts.ready.then(() => {});
}
"""

_LOOK: Final = r"""
() => {
  const article = document.querySelector("article");
  const found = [];
  const KINDS = [
    ["output", ".dl-output *"],
    ["code", "pre, pre *"],
    ["formula", ".katex, .katex *, .katex-display"],
    ["table", ".md-typeset__scrollwrap, table"],
    ["figure", ".dl-figure"],
  ];
  const kindOf = (element) => KINDS.find(([, selector]) => element.matches(selector))?.[0];

  for (const element of article.querySelectorAll("*")) {
    if (element.scrollWidth <= element.clientWidth + 1) continue;
    const style = getComputedStyle(element);
    if (style.overflowX === "visible" || style.display === "inline") continue;
    if (element.matches(".dl-unseen, .katex-mathml")) continue;
    found.push({
      what: kindOf(element) ? "cut" : "hidden",
      kind: kindOf(element) ?? element.tagName.toLowerCase(),
      text: element.textContent.trim().slice(0, 40),
      cue: style.overflowX === "auto" && style.backgroundAttachment.includes("local"),
    });
  }

  // Pieces of running text between two blanks or edges of a block; a formula is one character.
  const HANGUL = /[가-힣]/;
  const LETTER = /[\p{L}\p{N}]/u;
  const SKIPPED = "pre, script, .dl-unseen, .katex-mathml, .dl-form, .dl-note, .md-code__nav";
  const range = document.createRange();
  function lines(node, start, end) {
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter((rect) => rect.width > 0);
  }
  const below = (one, other) => other.top > one.top + one.height / 2 && other.left < one.right;
  // A name that is longer than a line breaks somewhere; only cells of tables can grow with it.
  const fits = (node, rects) => {
    const place = node.parentElement.closest("td, th, p, li, dd, dt, div");
    const width = rects.reduce((sum, rect) => sum + rect.width, 0);
    return place.matches("td, th") || width <= place.clientWidth;
  };
  function judge(before, after) {
    const inCode = before.code && before.code === after.code;
    const place = (before.text.slice(-12) + "|" + after.text.slice(0, 12)).trim();
    if (inCode) {
      if (!/[._(]$/.test(before.text)) found.push({ what: "code", text: place });
    } else if (/^[,.;:)\]%!?…]/.test(after.text) || /[(\[]$/.test(before.text)) {
      found.push({ what: "torn", text: place });
    } else if (HANGUL.test(after.text[0]) && !HANGUL.test(before.text.at(-1))) {
      if (!/[/·,–-]$/.test(before.text)) found.push({ what: "torn", text: place });
    } else if (LETTER.test(after.text[0]) && LETTER.test(before.text.at(-1))) {
      found.push({ what: "broken", text: place });
    }
  }
  let last = null; // the end of the piece before, where no blank follows it
  function within(node, code, start, text) {
    let from = 0;
    for (let at = 1; at < text.length; at += 1) {
      const [one] = lines(node, start + at - 1, start + at);
      const [other] = lines(node, start + at, start + at + 1);
      if (one && other && below(one, other)) {
        judge({ text: text.slice(from, at), code }, { text: text.slice(at), code });
        from = at;
      }
    }
  }
  function read(node) {
    const code = node.parentElement.closest("code");
    const all = lines(node, 0, node.data.length);
    const pieces = [...node.data.matchAll(/(\s*)(\S+)/g)];
    const onOneLine = !all.some((rect) => below(all[0], rect));
    for (const piece of onOneLine ? new Set([pieces.at(0), pieces.at(-1)]) : pieces) {
      if (!piece) continue;
      const [, blank, text] = piece;
      const start = piece.index + blank.length;
      const rects = lines(node, start, start + text.length);
      if (!rects.length) continue;
      if (last && !blank && below(last.rect, rects[0])) judge(last, { text, code });
      const wraps = rects.length > 1 && below(rects[0], rects.at(-1));
      if (wraps && fits(node, rects)) within(node, code, start, text);
      last = { text, code, rect: rects.at(-1) };
    }
    if (/\s$/.test(node.data)) last = null;
  }
  function formula(element) {
    const bases = element.querySelectorAll(".base");
    const rects = [...bases].map((base) => base.getBoundingClientRect());
    if (!rects.length) return;
    const text = "⟨" + element.querySelector("annotation").textContent + "⟩";
    if (last && below(last.rect, rects[0])) judge(last, { text, code: null });
    last = { text, code: null, rect: rects.at(-1) };
  }
  function walk(parent) {
    for (const child of parent.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        read(child);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        if (child.matches(SKIPPED)) continue;
        if (child.matches(".katex")) {
          formula(child);
          continue;
        }
        const inline = getComputedStyle(child).display === "inline";
        if (!inline) last = null;
        walk(child);
        if (!inline || child.matches("br")) last = null;
      }
    }
  }
  walk(article);
  return found;
}
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader of a page at this width meets.

    ``what`` is ``wide`` for a page that scrolls sideways, ``cut`` for a block that does, ``hidden``
    for anything else that ends beyond its edge, ``torn`` for a particle that begins a line without
    what it belongs to, ``broken`` for a word and ``code`` for inline code that breaks where it must
    not.
    """

    page: str
    width: int
    what: str
    text: str
    kind: str = ""
    cue: bool = False


def findings(page: Page, home: str, path: str) -> Iterator[Finding]:
    """Everything of the kinds of :class:`Finding` on the page at ``path``, folded and unfolded."""
    _set_width(page, PHONES[0])
    page.goto(urljoin(home, path))
    for width in PHONES:
        _set_width(page, width)
        yield from _wide(page, path, width)
    page.evaluate(_OPEN)
    for width in WIDTHS:
        _set_width(page, width)
        yield from _wide(page, path, width)
        told: list[dict[str, Any]] = page.evaluate(_LOOK)
        yield from (Finding(path, width, **each) for each in told)


def _set_width(page: Page, width: int) -> None:
    if page.viewport_size != (size := ViewportSize(width=width, height=844)):
        page.set_viewport_size(size)


def _wide(page: Page, path: str, width: int) -> Iterator[Finding]:
    shown: int = page.evaluate(_WIDTH)
    if shown > width:
        yield Finding(path, width, "wide", f"{shown} pixels")
