from __future__ import annotations

from dlprep.plugin.stylesheets import JOINED, join

ASSETS = {
    "assets/dlprep/b.css": b"b {}",
    "assets/dlprep/a.css": b"a { background: url(data:image/png;base64,) }",
    "assets/dlprep/page.js": b"url(fonts/a)",
    "assets/katex/katex.min.css": b"@font-face{src:url(fonts/Main.woff2)}",
}
PARTS = ("assets/katex/katex.min.css", "assets/dlprep/a.css", "assets/dlprep/b.css")


def test_parts_are_one_file_in_the_order_of_the_list() -> None:
    joined = join(ASSETS, PARTS)[JOINED].decode()
    assert joined.index("@font-face") < joined.index("a {") < joined.index("b {")


def test_parts_are_gone_and_all_else_stays() -> None:
    joined = join(ASSETS, PARTS)
    assert joined.keys() == {"assets/dlprep/page.js", JOINED}
    assert joined["assets/dlprep/page.js"] == b"url(fonts/a)"


def test_addresses_hold_from_the_new_place() -> None:
    joined = join(ASSETS, PARTS)[JOINED].decode()
    assert "url(../katex/fonts/Main.woff2)" in joined
    assert "url(data:image/png;base64,)" in joined
