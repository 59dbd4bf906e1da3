import asyncio
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from py_mini_racer import LibNotFoundError

from dlprep.math import BadTexError, Engine, KatexUnavailableError, Note, engine
from dlprep.math import katex as katex_module
from dlprep.math.katex import Rendered
from dlprep.store import Store


@pytest.fixture(scope="module")
def katex() -> Engine:
    return Engine()


def test_a_formula_is_rendered_where_an_event_loop_runs() -> None:
    async def render() -> str:
        return Engine().render("x", display=False).html

    with ThreadPoolExecutor(max_workers=1) as thread:
        rendered = thread.submit(asyncio.run, render()).result()
    assert rendered == Engine().render("x", display=False).html


def test_a_formula_becomes_html_with_mathml(katex: Engine) -> None:
    html = katex.render("x", display=False).html
    assert html == (
        '<span class="katex"><span class="katex-mathml">'
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>x</mi></mrow>'
        '<annotation encoding="application/x-tex">x</annotation></semantics></math></span>'
        '<span class="katex-html" aria-hidden="true"><span class="base">'
        '<span class="strut" style="height:0.4306em;"></span>'
        '<span class="mord mathnormal">x</span></span></span></span>'
    )


def test_a_displayed_formula_says_so(katex: Engine) -> None:
    html = katex.render("x", display=True).html
    assert html.startswith('<span class="katex-display"><span class="katex">')
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">' in html


@pytest.mark.parametrize("tex", [r"x_{\min}", r"x_{\max}^2", r"\sum_{\log}", r"\min_x f^{\sin}"])
def test_an_index_is_one_element_of_mathml(katex: Engine, tex: str) -> None:
    html = katex.render(tex, display=False).html
    math = fromstring(html[html.index("<math") : html.index("</math>") + 7])  # noqa: S314 # ours
    children = {"msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2}
    scripts = [one for one in math.iter() if one.tag.rpartition("}")[2] in children]
    assert scripts
    assert all(len(one) == children[one.tag.rpartition("}")[2]] for one in scripts)


@pytest.mark.parametrize(("tex", "word"), [(r"n \bmod K", "mod"), (r"a \mathbin{\rm is} b", "is")])
def test_an_operator_of_mathml_holds_its_word_alone(katex: Engine, tex: str, word: str) -> None:
    html = katex.render(tex, display=False).html
    math = fromstring(html[html.index("<math") : html.index("</math>") + 7])  # noqa: S314 # ours
    operators = [one for one in math.iter() if one.tag.endswith("}mo")]
    assert [(one.text, len(one)) for one in operators] == [(word, 0)]


def test_no_length_is_longer_than_the_longest(katex: Engine) -> None:
    rendered = katex.render(r"\rule{1000em}{1em}\kern21em\\[-30cm]\mkern360mu", display=False)
    assert "border-right-width:20em" in rendered.html
    assert [note.message for note in rendered.notes if note.code == "tooLong"] == [
        "1000em",
        "21em",
        "-30cm",
    ]


@pytest.mark.parametrize(
    ("tex", "message", "offset"),
    [
        ("a} b", "Expected 'EOF', got '}'", 1),
        (r"\frac{a}{", "Unexpected end of input in a macro argument, expected '}'", 9),
        (r"x + \foo", r"Undefined control sequence: \foo", 4),
        ("\U0001d465 }", "Expected 'EOF', got '}'", 2),
        ("\n가 }", "Expected 'EOF', got '}'", 3),
        (
            r"\def\a{\a\a}\a",
            "Too many expansions: infinite loop or need to increase maxExpand setting",
            0,
        ),
        ("{" * 50_000, "Maximum call stack size exceeded", 0),
    ],
)
def test_bad_tex_is_refused_at_its_place(
    katex: Engine, tex: str, message: str, offset: int
) -> None:
    with pytest.raises(BadTexError) as caught:
        katex.render(tex, display=False)
    assert (caught.value.message, caught.value.offset) == (message, offset)
    assert str(caught.value) == f"KaTeX refuses the formula {tex.strip()!r}: {message}"


def doubling(times: int) -> str:
    """A formula whose macros, each used once, expand to two to the power of ``times`` letters."""
    names = [chr(ord("a") + number) for number in range(times + 1)]
    macros = "".join(rf"\def\{name}#1{{\{after}{{#1#1}}}}" for name, after in pairwise(names))
    return rf"{macros}\def\{names[-1]}#1{{#1}}\a{{x}}"


def test_a_formula_that_takes_long_is_stopped(
    katex: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlprep.javascript._TIMEOUT", 0.02)
    with pytest.raises(BadTexError) as caught:
        katex.render(doubling(13), display=False)
    assert caught.value.message == (
        "it takes too much time or memory (JavaScript was terminated by timeout)"
    )
    monkeypatch.undo()
    assert katex.render("y", display=False) == Engine().render("y", display=False)


def test_a_formula_that_eats_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    hungry = (
        'for (const all = []; tex === "much"; ) all.push(new Array(9999).fill(all.length)); try'
    )
    monkeypatch.setattr("dlprep.javascript._MEMORY", 32 * 1024 * 1024)
    monkeypatch.setattr("dlprep.math.katex._BRIDGE", katex_module._BRIDGE.replace("try", hungry, 1))
    own = Engine()
    with pytest.raises(BadTexError) as caught:
        own.render("much", display=False)
    assert caught.value.message == (
        "it takes too much time or memory (JavaScript memory limit reached)"
    )
    assert own.render("y", display=False) == Engine().render("y", display=False)
    own.close()


@pytest.mark.parametrize(
    ("tex", "notes"),
    [
        (r"\href{https://example.org}{x}", (Note("untrusted", r"\href", None),)),
        (
            "값",
            (Note("unicodeTextInMathMode", 'Unicode text character "값" used in math mode', 0),),
        ),
        ("\U0001d465☃", (Note("unknownSymbol", 'Unrecognized Unicode character "☃" (9731)', 1),)),
        (r"\text{값} \le 1", ()),
    ],
)
def test_what_katex_finds_odd_is_noted(katex: Engine, tex: str, notes: tuple[Note, ...]) -> None:
    assert katex.render(tex, display=False).notes == notes


def test_a_formula_cannot_change_the_next_one(katex: Engine) -> None:
    katex.render(r"\gdef\mine{1}\mine", display=False)
    with pytest.raises(BadTexError, match="Undefined control sequence"):
        katex.render(r"\mine", display=False)


def test_kept_formulas_are_not_rendered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Engine(tmp_path)
    rendered = first.render("가^2 ", display=True)
    first.close()
    monkeypatch.setattr("dlprep.math.katex._scripts", _fail)
    second = Engine(tmp_path)
    assert second.render("가^2 ", display=True) == rendered
    with pytest.raises(AssertionError, match="started"):
        second.render("가^2 ", display=False)
    second.close()


def test_nothing_is_started_before_the_first_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dlprep.math.katex._scripts", _fail)
    unused = Engine()
    unused.close()
    with pytest.raises(AssertionError, match="started"):
        unused.render("x", display=False)


def test_refused_formulas_are_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        own = Engine(tmp_path)
        with pytest.raises(BadTexError):
            own.render("}", display=False)
        own.close()


def test_a_kept_formula_that_is_damaged_is_rendered_again(tmp_path: Path) -> None:
    rendered = Engine(tmp_path).render("x", display=False)
    (entry,) = tmp_path.glob("*/*")
    entry.write_bytes(entry.read_bytes()[:-3])
    assert Engine(tmp_path).render("x", display=False) == rendered
    assert list(tmp_path.glob("*/*")) == [entry]


@pytest.mark.parametrize("answer", [{}, {"html": "x"}, {"error": "no", "position": 0}])
def test_a_kept_answer_of_another_shape_is_as_good_as_none(
    tmp_path: Path, answer: dict[str, object]
) -> None:
    rendered = Engine(tmp_path).render("x", display=False)
    (entry,) = tmp_path.glob("*/*")
    Store(tmp_path).put(entry.parent.name + entry.name, answer)
    assert Engine(tmp_path).render("x", display=False) == rendered


def test_an_engine_that_was_closed_renders_again() -> None:
    own = Engine()
    before = own.render("x", display=False)
    own.close()
    assert own.render("y", display=False) != before
    own.close()


def test_threads_share_an_engine(tmp_path: Path) -> None:
    own = Engine(tmp_path)
    results: dict[int, list[Rendered]] = {}

    def work(thread: int) -> None:
        results[thread] = [own.render(f"x_{n % 20}", display=False) for n in range(60)]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    own.close()
    assert len(results) == 4
    assert all(result == results[0] for result in results.values())


def test_the_process_has_one_engine_for_a_folder(tmp_path: Path) -> None:
    assert engine(tmp_path / "a") is engine(tmp_path / "a")
    assert engine(tmp_path / "a") is not engine(tmp_path / "b")


def test_what_is_kept_nowhere_has_one_engine() -> None:
    assert engine() is engine(None)


def test_mini_racer_that_does_not_load_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise LibNotFoundError(Path("libmini_racer.so"))

    monkeypatch.setattr("dlprep.javascript.MiniRacer", missing)
    with pytest.raises(KatexUnavailableError) as caught:
        Engine().render("x", display=False)
    assert str(caught.value) == (
        "JavaScript cannot run, because the mini-racer package does not work here: "
        f"{LibNotFoundError(Path('libmini_racer.so'))}. Install it anew:"
        ' python -m pip install --force-reinstall "mini-racer>=0.12,<1"'
    )


@pytest.mark.slow
def test_a_process_that_rendered_always_ends() -> None:
    """V8 left to the interpreter's end used to wait for ever in one process out of six."""
    code = "import dlprep.math; dlprep.math.engine().render('x', display=False)"
    for _ in range(30):
        done = subprocess.run([sys.executable, "-W", "error", "-c", code], timeout=300, check=True)
        assert done.returncode == 0


def _fail() -> None:
    raise AssertionError("started")
