"""A snippet with what came of it: one block."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import markdown
import pytest
from made_executed import FIGURE, answer, executed, page, question, site, squeezed

from dlprep.model import Language, SeedRecord
from dlprep.problems import Place
from dlprep.seeds import digest
from dlprep.stages import Run

PEAK = """
answer:
  en: |
    Before.

    [[peak]]

    After.
snippets:
  peak:
    caption: {ko: 최댓값, en: The *maximum*}
    alt: {ko: 곡선, en: 'A "curve" [a] `b` <c>'}
    code: |
      import numpy as np

      print(0.25)
"""
EXTENSIONS = ["attr_list", "md_in_html", "pymdownx.superfences", "pymdownx.highlight", "tables"]


def test_the_output_and_the_code_folded_below_it() -> None:
    run = Run(
        stdout="0.25\n",
        seconds=0.2,
        versions={
            "torch": "2.13.0+cpu",
            "numpy": "2.4.1",
            "Python": "3.11.7",
            "sklearn": "1.9",
            "scipy": "1.17.2",
        },
    )
    assert answer(PEAK, peak=run) == squeezed(
        """\
Before.

<figure class="dl-snippet" id="snippet-peak" markdown="1">
<figcaption markdown="span">The *maximum*</figcaption>

<div class="dl-output" markdown="1">
<p class="dl-label">Output</p>

```text
0.25
```

</div>
<details class="dl-code" data-always="Always open" markdown="1">
<summary>Show code · 3 lines</summary>
<div lang="en" markdown="1">

```python
import numpy as np

print(0.25)
```

</div>
</details>
<p class="dl-run">Executed by the build · Python 3.11 · NumPy 2.4 · PyTorch 2.13 · \
scikit-learn 1.9 · SciPy 1.17 · under 5 s</p>
</figure>

After."""
    )


def test_in_the_other_language() -> None:
    shown = answer(PEAK.replace("en: |", "ko: |"), "ko", peak=Run(stdout="0.25\n"))
    assert '<figcaption markdown="span">최댓값</figcaption>' in shown
    assert '<p class="dl-label">출력</p>' in shown
    assert '<p class="dl-run">실제 실행 결과 · 5초 미만</p>' in shown


def test_nothing_printed_is_no_output() -> None:
    assert "dl-output" not in answer(PEAK, peak=Run(stdout=" \n"))


@pytest.mark.parametrize(
    ("run", "folded"),
    [
        (Run(stdout=""), False),
        (Run(stdout="", warned=("UserWarning: old",)), False),
        (Run(stdout="0.25\n"), True),
        (Run(stdout="", figures=(FIGURE,)), True),
        (Run(stdout="", raised="ValueError: no"), True),
    ],
)
def test_code_with_nothing_to_show_for_it_stands_open(run: Run, *, folded: bool) -> None:
    shown = answer(PEAK, peak=run)
    assert ("<details" in shown) is folded
    assert shown.count("```python") == 1


def test_a_single_line_is_counted_as_one() -> None:
    one = PEAK.replace("import numpy as np\n\n      ", "")
    assert "<summary>Show code · 1 line</summary>" in answer(one, peak=Run(stdout="0.25\n"))


def test_an_expected_exception_and_expected_warnings() -> None:
    run = Run(
        stdout="",
        raised="ValueError: shapes (2,3) and (2,3)",
        warned=("RuntimeWarning: divide by zero", "UserWarning: old"),
    )
    shown = answer(PEAK, peak=run)
    assert (
        '<div class="dl-output dl-output--warned" markdown="1">\n'
        '<p class="dl-label">Expected warning</p>\n\n'
        "```text\nRuntimeWarning: divide by zero\nUserWarning: old\n```\n\n</div>\n"
        '<div class="dl-output dl-output--raised" markdown="1">\n'
        '<p class="dl-label">Expected exception</p>\n\n'
        "```text\nValueError: shapes (2,3) and (2,3)\n```\n\n</div>\n"
    ) in shown


def test_what_was_not_run_says_why_and_has_no_badge() -> None:
    yaml = PEAK.replace(
        "    alt:", "    not_run: {ko: GPU가 필요합니다., en: It needs a GPU.}\n    alt:"
    )
    assert squeezed(
        """\
<div class="dl-run dl-run--not" markdown="1">
<p class="dl-label">Not executed</p>
<div markdown="1">

It needs a GPU.

</div>
</div>
</figure>"""
    ) in answer(yaml)
    assert "Executed by" not in answer(yaml)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "under 5 s"),
        (4.99, "under 5 s"),
        (5, "under 20 s"),
        (19.9, "under 20 s"),
        (20, "over 20 s"),
    ],
)
def test_time_is_told_coarsely(seconds: float, said: str) -> None:
    assert f" · {said}</p>" in answer(PEAK, peak=Run(stdout="", seconds=seconds))


def test_the_badge_tells_on_how_many_seeds_it_holds() -> None:
    assert _badge(PEAK, "en", tried=20) == "Executed by the build · under 5 s"
    assert _badge(SEEDED, "en", tried=20) == (
        "Executed by the build · under 5 s · holds on 20 of 20 seeds"
    )
    assert _badge(SEEDED, "ko", tried=20, failed=(100, 300)) == (
        "실제 실행 결과 · 5초 미만 · 시드 20개 중 18개에서 성립"
    )


def test_the_badge_tells_nothing_of_seeds_after_a_change_or_where_one_is_meant() -> None:
    assert _badge(SEEDED.replace("0.25", "0.5"), "en", tried=20).endswith(" · under 5 s")
    reason = "    one_seed: {ko: 예시입니다., en: The *start* is shown.}\n    code:"
    assert _badge(SEEDED.replace("    code:", reason), "en", tried=20).endswith(" · under 5 s")


def test_a_snippet_for_one_seed_says_why() -> None:
    yaml = PEAK.replace("    alt:", "    one_seed: {ko: 예시입니다., en: The *start*.}\n    alt:")
    run = Run(stdout="1")
    assert (
        'under 5 s</p>\n<p class="dl-run" markdown="span">Meant for one seed: The *start*.</p>\n'
        "</figure>"
    ) in answer(yaml, peak=run)
    korean = yaml.replace("en: |", "ko: |").replace(", en: The *start*.", "")
    assert '<p class="dl-run" markdown="span">시드 하나로만 실행: 예시입니다.</p>' in answer(
        korean, "ko", peak=run
    )
    foreign = yaml.replace("ko: 예시입니다., ", "").replace("en: |", "ko: |")
    assert '<p class="dl-run" lang="en" markdown="span">시드 하나로만 실행: The *start*.' in answer(
        foreign, "ko", peak=run
    )


SEEDED = PEAK.replace("print(0.25)", "print(np.random.default_rng(0).random() < 0.25)")


def _badge(yaml: str, language: Language, *, tried: int, failed: tuple[int, ...] = ()) -> str:
    """The badge below a snippet, with the record of ``SEEDED``."""
    code = digest(question(SEEDED).snippets[0])
    entry = SeedRecord(place=Place("x.seeds.json"), code=code, tried=tried, failed=failed)
    asked = replace(question(yaml.replace("en: |", f"{language}: |")), seeds={"peak": entry})
    made = executed(asked, runs={"peak": Run(stdout="1")})
    shown = page(made, "questions/gradient.md", language).markdown
    (badge,) = re.findall(r'<p class="dl-run">(.*)</p>', shown)
    return str(badge)


def test_whether_a_run_was_cached_does_not_show() -> None:
    assert answer(PEAK, peak=Run(stdout="1")) == answer(PEAK, peak=Run(stdout="1", cached=True))


def test_no_two_images_of_a_figure_have_one_name() -> None:
    svg = '<svg><image x="1" id="a" y="2" /><g id="b" /><image id="a" /></svg>'
    drawn = replace(FIGURE, light=svg)
    made = executed(question(PEAK), runs={"peak": Run(stdout="", figures=(drawn,))})
    light = next(data for path, data in site(made).shared.items() if path.endswith(".light.svg"))
    assert light == b'<svg><image x="1" y="2" /><g id="b" /><image /></svg>'


def test_figures_are_files_of_their_own_in_both_schemes() -> None:
    made = executed(question(PEAK), runs={"peak": Run(stdout="", figures=(FIGURE, FIGURE))})
    rendered = site(made)
    assert rendered.shared == {
        "assets/figures/gradient/peak-1.ddca1d92.light.svg": FIGURE.light.encode(),
        "assets/figures/gradient/peak-1.ddca1d92.dark.svg": FIGURE.dark.encode(),
        "assets/figures/gradient/peak-2.ddca1d92.light.svg": FIGURE.light.encode(),
        "assets/figures/gradient/peak-2.ddca1d92.dark.svg": FIGURE.dark.encode(),
    }
    alt = "A &#34;curve&#34; &#91;a&#93; &#96;b&#96; &#60;c&#62;"
    path = "../assets/figures/gradient/peak-1.ddca1d92"
    size = 'width="480" height="360" loading="lazy" }'
    assert (
        f'<div class="dl-figure" markdown="1">\n\n'
        f"[![{alt}]({path}.light.svg){{ .dl-light {size}\n"
        f"![{alt}]({path}.dark.svg){{ .dl-dark {size}]({path}.light.svg "
        '"Enlarge"){ .dl-enlarge data-close="Close" }\n\n</div>'
    ) in page(made, "questions/gradient.md").markdown


def test_an_alternative_of_several_lines_stands_on_one() -> None:
    lines = "alt:\n      en: |\n        A curve\n\n        up"
    yaml = re.sub(r"alt: .*", lines, PEAK)
    made = executed(question(yaml), runs={"peak": Run(stdout="", figures=(FIGURE,))})
    assert page(made, "questions/gradient.md").markdown.count("![A curve up](") == 2


def test_the_block_is_sound_html_whatever_was_printed() -> None:
    hostile = "```\n</figure><script>alert(1)</script>\n$`x`$ [[peak]] \x02\x03\n"
    run = Run(stdout=hostile, raised=hostile, warned=(hostile,), figures=(FIGURE,))
    html = markdown.markdown(answer(PEAK, peak=run), extensions=EXTENSIONS)
    assert Nesting.of(html) == []
    assert "<script" not in html
    assert html.startswith("<p>Before.</p>\n<figure")
    assert html.endswith("</figure>\n<p>After.</p>")
    assert 'alt="A &#34;curve&#34; &#91;a&#93; &#96;b&#96; &#60;c&#62;"' in html


class Nesting(HTMLParser):
    """Which elements of some HTML are not closed where they must be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    @classmethod
    def of(cls, html: str) -> list[str]:
        parser = cls()
        parser.feed(html)
        return [*parser.wrong, *parser.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag, attrs

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)
