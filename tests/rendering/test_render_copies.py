"""A question as Markdown that stands alone."""

from __future__ import annotations

import pytest
from made_executed import FIGURE, executed, question, site, squeezed

from dlprep.model import Language
from dlprep.rendering.copies import copy_path, plain
from dlprep.stages import Executed, Run

HOME = "https://host/en/"

FULL = """
related: [step]
short: {ko: 짧게., en: "Short, [as there](question:step)."}
answer:
  ko: 답.
  en: |
    #### Why a gradient

    The top is [[draw.top:.2f]], a [[draw.kind]]:

    | | left |
    | --- | --- |
    | up | $`[[draw.top:.2f]]`$ |

    [[draw]]
key_points:
  - ko: 하나.
    en: |
      One.

      More.
  - {ko: 둘., en: Two.}
wrong_answers: [{claim: {ko: 틀림., en: Wrong.}, why: {ko: 이유., en: Because.}}]
follow_ups: [{question: {ko: 그러면?, en: And then?}, answer: {ko: 이렇게., en: Thus.}}]
references:
  - {authors: B_c et al., title: "On [it]", venue: V, year: 2015, url: "https://host/a_(b)"}
snippets:
  draw:
    caption: {ko: 그림, en: A drawing}
    alt: {ko: 곡선, en: "A [curve]"}
    code: |
      print(1)
"""
DRAWN = Run(
    stdout="1\n",
    values={"top:.2f": "0.25", "kind": "<top>"},
    figures=(FIGURE,),
    versions={"Python": "3.11.7"},
)


def made() -> Executed:
    child = question("parent: gradient", name="step")
    return executed(question(FULL), child, runs={"draw": DRAWN})


def copy(made: Executed, language: Language = "en", home: str = HOME) -> str:
    return squeezed(site(made, language, home=home).beside[copy_path("gradient")].decode())


def test_the_whole_copy() -> None:
    figure = next(path for path in site(made()).shared if path.endswith(".light.svg"))
    assert (
        copy(made())
        == f"""\
# What is a gradient?

Foundations · Basic · <https://host/en/questions/gradient/>

## The first 30 seconds

Short, [as there](https://host/en/questions/step/index.md).

## Why a gradient

The top is 0.25, a \\<top\\>:

| | left |
| --- | --- |
| up | $`{{0.25}}`$ |

**A drawing**

```python
print(1)
```

Output:

```text
1
```

![A \\[curve\\]](https://host/{figure})

Executed by the build · Python 3.11 · under 5 s

## Do not leave out

- One.

  More.
- Two.

## Wrong answers you will hear

- Wrong.

  Because.

## Follow-up questions

- [What is a gradient?](https://host/en/questions/step/index.md)

### And then?

Thus.

## See also

- [What is a gradient?](https://host/en/questions/step/index.md)

## References

- B_c et al. [On \\[it\\]](<https://host/a_(b)>). V, 2015."""
    )


def test_links_are_relative_where_the_address_of_the_site_is_not_known() -> None:
    text = copy(made(), home="")
    assert "Short, [as there](../../questions/step/index.md)." in text
    assert "Foundations · Basic\n" in text
    assert "(../../../assets/figures/" in text


def test_the_copy_of_a_bare_question_has_no_empty_section() -> None:
    headings = [line for line in copy(executed(), "ko").splitlines() if line.startswith("#")]
    assert headings == ["# 경사란?", "## 30초 답변"]


def test_what_did_not_run_and_what_was_expected_is_said() -> None:
    yaml = """
    answer:
      ko: 답.
      en: |
        [[a]]

        [[b]]
    snippets:
      a:
        raises: ValueError
        one_seed: {ko: 하나., en: For one.}
        code: |
          boom()
      b:
        not_run: {ko: 느림., en: It is slow.}
        code: |
          later()
    """
    run = Run(stdout="", raised="ValueError: no", warned=("UserWarning: so",))
    text = copy(executed(question(yaml), runs={"a": run}))
    assert "Expected warning:\n\n```text\nUserWarning: so\n```" in text
    assert "Expected exception:\n\n```text\nValueError: no\n```" in text
    assert "Meant for one seed: For one." in text
    assert "```python\nlater()\n```\n\nNot executed: It is slow." in text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("snake_case", "snake_case"),
        ("_em_ *em* `c` <b> [a] a|b \\", r"\_em\_ \*em\* \`c\` \<b\> \[a\] a\|b \\"),
        ("one\ntwo\x00", "one two␀"),
    ],
)
def test_plain_text_shows_the_same_characters(text: str, markdown: str) -> None:
    assert plain(text) == markdown
