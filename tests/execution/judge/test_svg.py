"""What is written of a forged SVG is what was judged, and nothing of it acts or refers outside."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.execution.judge.figures import Unfit, read_figure
from dlprep.stages import Figure

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink" {}>{}</svg>'
BOX = 'viewBox="0 0 360 270"'
PROLOGUE = (
    '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n'
    '  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
)
PATH = '<defs><path id="p" d="M 0 0" /></defs>'
ROOT = (
    '<svg fill="#2b2d33" xmlns="http://www.w3.org/2000/svg"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 360 270">'
)


def svg(drawing: str, attributes: str = BOX) -> str:
    return SVG.format(attributes, drawing)


def unfit(document: str) -> str:
    found = read_figure(document)
    assert isinstance(found, Unfit), found
    return f"{found.code}: {found.message}"


def light(drawing: str) -> str:
    """What is written of a drawing, without the root."""
    found = read_figure(svg(drawing))
    assert isinstance(found, Figure), found
    return found.light.removeprefix(ROOT).removesuffix("</svg>")


def test_a_document_is_written_anew_for_each_scheme() -> None:
    found = read_figure(PROLOGUE + svg('<path d="M 0 0" style="stroke: #000000" />'))
    drawn = ROOT + '<path d="M 0 0" style="stroke: #2b2d33" /></svg>'
    dark = drawn.replace("#2b2d33", "#d6dae3")
    assert found == Figure(drawn, dark, width=480, height=360)


@pytest.mark.parametrize(
    "dropped",
    [
        "<!-- <script>alert(1)</script> -->",
        "<?xml-stylesheet href='https://a.example/x.css'?>",
        "<metadata><script>alert(1)</script></metadata>",
        "<metadata xmlns:r='r'><r:RDF r:about='https://a.example/'/></metadata>",
        "<![CDATA[ ]]<metadata></metadata>><script>alert(1)</script> ]]>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<!-- <svg><![CDATA[ --><metadata/><!-- ]]> -->",
    ],
)
def test_what_draws_nothing_is_not_written(dropped: str) -> None:
    assert light(f"<g>{dropped}</g>{dropped}") == "<g />"


def test_a_comment_before_the_drawing_uncovers_nothing() -> None:
    hidden = "<!-- <svg><script>alert(1)</script><desc><![CDATA[ -->"
    found = read_figure(hidden + svg("<style><![CDATA[ ]] <script> ]]></style>"))
    assert isinstance(found, Figure)
    assert found.light == ROOT + "<style> ]] &lt;script&gt; </style></svg>"


@pytest.mark.parametrize(
    ("drawing", "fault"),
    [
        ("<script>alert(1)</script>", "holds the element <script>"),
        ("<foreignObject/>", "holds the element <foreignObject>"),
        ("<set attributeName='href'/>", "holds the element <set>"),
        ("<a l:href='javascript:alert(1)'/>", "holds the element <a>"),
        ("<svg/>", "holds the element <svg>"),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", "holds the element <script>"),
        ("<path xmlns='http://www.w3.org/1999/xhtml'/>", "holds the element <path>"),
        ("<path xmlns=''/>", "holds the element <path>"),
        ("<" + "x" * 99 + "/>", f"holds the element <{'x' * 40}>"),
        ("<g onload='alert(1)'/>", "holds the attribute onload"),
        ("<g h:id='a' xmlns:h='h'/>", "holds the attribute id"),
        ("<g xml:base='https://a.example/'/>", "holds the attribute base"),
        ("<image href='https://a.example/p.png'/>", "holds the attribute href"),
        (
            "<image l:href='https://a.example/p.png'/>",
            "holds a link in <image> that no figure needs",
        ),
        ("<image l:href='data:image/svg+xml,x'/>", "holds a link in <image> that no figure needs"),
        ("<g l:href='#p'/>", "holds a link in <g> that no figure needs"),
        ("<use l:href='https://a.example/#p'/>", "holds a link in <use> that no figure needs"),
        (
            "<g id='a'><use l:href='#p'/></g><use l:href='#a'/>",
            "holds a link in <use> that no figure needs",
        ),
        (
            "<g id='a'><use l:href='#p'/></g><path id='a'/><use l:href='#a'/>",
            "holds a link in <use> that no figure needs",
        ),
        *(
            (f"<g style='{css}'/>", "may refer to something outside in style")
            for css in (
                "fill: url(https://a.example/x)",
                "fill: URL(#a)",
                "fill: url( #a)",
                "fill: url(#a), url(//a.example)",
                r"fill: \75rl(https://a.example/x)",
                'fill: image-set("https://a.example/x" 1x)',
                'fill: src("https://a.example/x")',
                "width: expression(alert(1))",
            )
        ),
        ("<g fill='url(https://a.example/x)'/>", "may refer to something outside in fill"),
        (
            "<style>@import 'https://a.example/x'</style>",
            "may refer to something outside in its style",
        ),
        (
            r"<style>@\69mport 'https://a.example/x'</style>",
            "may refer to something outside in its style",
        ),
        (
            "<style>*{fill: u<!-- -->rl(<![CDATA[https:]]>//a.example/x)}</style>",
            "may refer to something outside in its style",
        ),
        ("<g>" * 101 + "</g>" * 101, "nests more than 100 elements"),
        ("<g>", "can't be read: mismatched tag: line 1, column 144"),
        ("&unknown;", "can't be read: undefined entity: line 1, column 101"),
    ],
)
def test_what_no_figure_needs_is_refused(drawing: str, fault: str) -> None:
    assert unfit(svg(drawing + PATH)) == (
        f"figure-unsafe: it draws a figure that can't be shown: its SVG {fault}"
    )


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ("", "can't be read: no element found: line 1, column 0"),
        ("<svg/>", "begins with the element <svg>"),
        ("<html xmlns='http://www.w3.org/2000/svg'/>", "begins with the element <html>"),
        (svg("", "onload='alert(1)'"), "holds the attribute onload"),
        (
            "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>",
            "has a document type of its own",
        ),
        ("<!DOCTYPE svg SYSTEM 'file:///x' []><svg/>", "has a document type of its own"),
        (
            svg("", "xmlns:k='http://www.w3.org/1999/xlink' k:href='#a' l:href='#a'"),
            "can't be read: duplicate attribute: line 1, column 0",
        ),
    ],
)
def test_what_is_no_drawing_is_refused(document: str, fault: str) -> None:
    assert unfit(document) == (
        f"figure-unsafe: it draws a figure that can't be shown: its SVG {fault}"
    )


@pytest.mark.parametrize(
    "drawing",
    [
        f'{PATH}<use xlink:href="#p" x="1" transform="translate(1 2) scale(0.5)" />',
        '<image xlink:href="data:image/png;base64, aGk=" transform="matrix(1 0 0 1 0 0)" />',
        '<g clip-path="url(#c)" style="fill: url(#h); stroke: #1f7cc0" />',
        "<style>*{stroke-linejoin: round}</style>",
    ],
)
def test_what_matplotlib_draws_stays_as_it_is(drawing: str) -> None:
    assert light(drawing.replace("xlink:", "l:")) == drawing


@pytest.mark.parametrize(
    "box",
    [
        "",
        'viewBox=""',
        'viewBox="0 0 1..2 3"',
        'viewBox="0 0 9"',
        'viewBox="0 0 9 9 9"',
        'viewBox="0 0 -9 9"',
        'viewBox="0 0 nan inf"',
        'viewBox="0 0 1e9 9"',
        'viewBox="0 0 1_0 9"',
        f'viewBox="0 0 {"9" * 400} 3"',
    ],
)
def test_a_view_box_must_be_four_plain_numbers(box: str) -> None:
    assert unfit(svg("", box)) == (
        "figure-unsafe: it draws a figure that can't be shown: "
        "its SVG has no view box of four numbers"
    )


def test_the_size_is_that_of_the_view_box() -> None:
    assert unfit(svg("", 'viewBox="0 0 3600 36"')) == (
        "figure-too-large: a figure measures 50 by 0.5 inches; neither side may exceed 12"
    )
    widest = read_figure(
        svg("", 'viewBox="0 0 872.64 0"')
    )  # 12 inches and what is left around them
    assert isinstance(widest, Figure)
    assert (widest.width, widest.height) == (1164, 1)


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        (svg("<g>" + " " * 500_000 + "</g>"), None),
        (svg("<metadata>" + " <metadata>" * 20_000 + "</metadata>" * 20_001), None),
        (svg("<style>" + "url(#" * 100_000 + "</style>"), None),
        (svg("<g/>" * 70_000), None),
        ("<!--" + "<svg " * 100_000 + "-->" + svg(""), None),
        (
            svg("<style>" + "<metadata>" * 40_000 + "</style>"),
            "can't be read: mismatched tag: line 1, column 400110",
        ),
        (
            svg("<style>" + "(" * 500_000 + "</style>"),
            "may refer to something outside in its style",
        ),
        (svg("<g>" * 80_000 + "</g>" * 80_000), "nests more than 100 elements"),
        (
            svg("<g " + " ".join(f"a{n}=''" for n in range(50_000)) + "/>"),
            "holds the attribute a0",
        ),
        (svg("<use l:href='#p'/>" * 30_000), "holds a link in <use> that no figure needs"),
        (svg("", 'viewBox="' + "9" * 500_000 + '"'), "has no view box of four numbers"),
        (
            "<svg " * 100_000,
            "can't be read: not well-formed (invalid token): line 1, column 5",
        ),
    ],
)
@pytest.mark.usefixtures("no_endless_work")
def test_a_long_document_is_judged_too(document: str, fault: str | None) -> None:
    found = read_figure(document)
    assert (found.message if isinstance(found, Unfit) else None) == (
        fault and f"it draws a figure that can't be shown: its SVG {fault}"
    )


_PIECES = st.sampled_from(
    [
        *("<g>", "</g>", "<style>", "</style>", "<metadata>", "</metadata>", "<g/>", "<path/>"),
        *("<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<?x", "?>", "]]", "&lt;"),
        *("<svg>", "</svg>", "alert(1)", "@import 'x'", "url(#a)", "url(x)", "<!DOCTYPE svg>"),
        *("<use l:href='#a'/>", "<path id='a'/>", "<g onload='x'/>", '<g style="a"/>', " ", "é"),
    ]
)


def _elements(document: str) -> set[str]:
    root = fromstring(document)  # noqa: S314 - as a reader's browser would
    return {element.tag.rpartition("}")[2] for element in root.iter()}


@given(st.lists(_PIECES), st.lists(_PIECES))
def test_what_is_written_is_safe_and_is_written_again_as_it_is(
    before: list[str], inside: list[str]
) -> None:
    found = read_figure("".join(before) + svg("".join(inside)))
    if isinstance(found, Unfit):
        return
    assert _elements(found.light) <= {"svg", "g", "style", "path", "use"}
    assert "<!" not in found.light
    again = read_figure(found.light)
    assert isinstance(again, Figure)
    assert again.light == found.light
