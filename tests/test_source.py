import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import case_files
from dlprep import source
from dlprep.model import Text
from dlprep.problems import Code, Place, Problem, Refusal, Related
from dlprep.source import Document, Kind, Mapping, Node, Scalar, Sequence, Style, composing
from reported_codes import codes

REFUSED = case_files.read("source/refused.yml", "it refuses", needs={"file", "problems"})


def problems(data: bytes) -> tuple[Problem, ...]:
    result = source.load("f.yml", data)
    return result.faults if isinstance(result, Document) else result.problems


def told(found: tuple[Problem, ...]) -> list[str]:
    return [
        f"{each.place.line}:{each.place.column}: {each.code}: {each.message}\n{each.remedy}\n"
        for each in found
    ]


def document(text: str) -> Document:
    result = source.load("f.yml", text.encode())
    assert isinstance(result, Document), result
    assert result.faults == ()
    return result


def node(text: str, *route: str | int) -> Node:
    found: Node = document(text).root
    for step in route:
        found = _inside(found, step)
    return found


def _inside(found: Node, step: str | int) -> Node:
    if isinstance(step, int):
        assert isinstance(found, Sequence)
        return found.items[step]
    assert isinstance(found, Mapping)
    return next(entry.value for entry in found.entries if entry.key.text.value == step)


def scalar(text: str, *route: str | int) -> Scalar:
    found = node(text, *route)
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["it refuses"])
def test_refuses(case: dict[str, Any]) -> None:
    assert told(problems(case["file"].encode())) == case["problems"]


ONLY_IN_C = "an unknown directive"


@pytest.mark.parametrize(
    "case",
    [case for case in REFUSED if case["it refuses"] != ONLY_IN_C],
    ids=lambda case: case["it refuses"],
)
def test_says_nearly_the_same_without_the_c_library(
    case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composing, "_LOADER", yaml.SafeLoader)
    found = told(problems(case["file"].encode()))
    expected = case["problems"]
    assert [_without_column(each) for each in found] == [_without_column(each) for each in expected]


def _without_column(text: str) -> str:
    line, _, rest = text.split(":", 2)
    return f"{line}:{rest}"


def test_tries_every_code_that_the_reader_reports() -> None:
    in_cases = {told.split(": ")[1] for case in REFUSED for told in case["problems"]}
    elsewhere = {"file-too-large", "unreadable-file", "wrong-encoding"}
    assert in_cases | elsewhere == codes(Path(source.__file__).parent)


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("utf-16", "question: 왜", "1:1: the file is in UTF-16, not UTF-8"),
        ("utf-16-le", "question: 시그모이드 함수", "1:1: the file is in UTF-16, not UTF-8"),
        ("utf-16-be", "question: 시그모이드 함수", "1:1: the file is in UTF-16, not UTF-8"),
        ("utf-16-le", "question: 가중치가 왜", "1:1: the file is in UTF-16, not UTF-8"),
        ("utf-16-be", "question: 가중치가 왜", "1:1: the file is in UTF-16, not UTF-8"),
        ("utf-32", "question: 왜", "1:1: the file is in UTF-32, not UTF-8"),
        (
            "cp949",
            "level: basic\nquestion: 시그모이드 뷁",
            "2:11: the file is not UTF-8; it looks like CP949 (EUC-KR)",
        ),
        (
            "euc_kr",
            "question: 활성화 함수",
            "1:11: the file is not UTF-8; it looks like CP949 (EUC-KR)",
        ),
        (
            "latin-1",
            "authors: Ångström, José",
            "1:10: the file is not UTF-8; it looks like Latin-1 (Windows-1252)",
        ),
    ],
)
def test_names_the_encoding_of_a_file_that_is_not_utf_8(
    encoding: str, text: str, expected: str
) -> None:
    (problem,) = problems(text.encode(encoding))
    assert problem.code == "wrong-encoding"
    assert f"{problem.place.line}:{problem.place.column}: {problem.message}" == expected
    assert problem.remedy == ('Open the file in an editor and save it with the encoding "UTF-8".')


def _nul_bytes(even: int, odd: int, size: int) -> bytes:
    """``size`` bytes of which so many at even and at odd offsets are NUL, and the others ASCII."""
    data = bytearray(b"a" * size)
    for first, count in ((0, even), (1, odd)):
        data[first : first + 2 * count : 2] = bytes(count)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(_nul_bytes(0, 4, 8), "wrong-encoding", id="four NULs"),
        pytest.param(_nul_bytes(0, 3, 8), "control-character", id="three, by mistake"),
        pytest.param(_nul_bytes(0, 4, 40), "wrong-encoding", id="a tenth of the bytes"),
        pytest.param(_nul_bytes(0, 4, 41), "control-character", id="less than a tenth"),
        pytest.param(_nul_bytes(2, 8, 40), "wrong-encoding", id="a fourth in the other half"),
        pytest.param(_nul_bytes(2, 7, 40), "control-character", id="more in the other half"),
        pytest.param(_nul_bytes(8, 2, 40), "wrong-encoding", id="big-endian"),
    ],
)
def test_nul_in_every_second_byte_is_utf_16(data: bytes, code: str) -> None:
    assert [problem.code for problem in problems(data)] == [code]


def test_tells_a_damaged_byte_from_another_encoding() -> None:
    (problem,) = problems("a: 가나\nb: 다".encode() + b"\xff")
    assert problem.place == Place("f.yml", 2, 5)
    assert problem.message == "the byte 0xFF is not valid UTF-8: the file is damaged here"


def test_refuses_a_large_file_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "large.yml"
    with path.open("wb") as file:
        file.truncate(1 << 36)  # a hole: more than fits into memory, and nothing on the disk
    data = source.read(path, "q/large.yml")
    assert isinstance(data, bytes)
    assert source.load("q/large.yml", data) == Refusal(
        (
            Problem(
                code=Code("file-too-large"),
                place=Place("q/large.yml"),
                message="the file is larger than 1 MB",
                remedy="A question has about 10 kB; move data out of the file.",
            ),
        )
    )


def test_refuses_ten_thousand_brackets_without_recursion() -> None:
    (problem,) = problems(b"a: b\nc: " + b"[" * 10_000)
    assert problem.code == "too-deep"
    assert problem.place.line == 2


@pytest.mark.parametrize("opening", ["{a: ", "- ", "? ", "[{"])
def test_refuses_other_kinds_of_deep_nesting(opening: str) -> None:
    assert {problem.code for problem in problems(opening.encode() * 5_000)} == {"too-deep"}


def _make_folder(path: Path) -> None:
    path.mkdir()


def _make_broken_link(path: Path) -> None:
    path.symlink_to("nowhere")


def _make_pipe(path: Path) -> None:
    os.mkfifo(path)


def _make_nothing(_: Path) -> None:
    pass


def _make_loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_make_folder, "the file is a folder, not a file"),
        (_make_broken_link, "the file is a symbolic link to a file that does not exist"),
        (_make_loop, "the file is a symbolic link to a file that does not exist"),
        (_make_pipe, "the file is not a regular file"),
        (_make_nothing, "the file does not exist"),
    ],
)
def test_refuses_what_is_no_file(
    make: Callable[[Path], None], message: str, tmp_path: Path
) -> None:
    make(tmp_path / "x.yml")
    assert source.read(tmp_path / "x.yml", "q/x.yml") == Refusal(
        (
            Problem(
                code=Code("unreadable-file"),
                place=Place("q/x.yml"),
                message=message,
                remedy="Put a readable YAML file here, or remove the entry.",
            ),
        )
    )


def test_says_why_a_file_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yml"
    path.write_text("a: b", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    result = source.read(path, "x.yml")
    assert isinstance(result, Refusal)
    assert result.problems[0].message == "the file cannot be read: Permission denied"


def test_reads_a_file_and_names_it_as_told(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("a: b\n", encoding="utf-8")
    data = source.read(path, "questions/x.yml")
    assert isinstance(data, bytes)
    result = source.load("questions/x.yml", data)
    assert isinstance(result, Document)
    assert result.path == "questions/x.yml"
    assert result.root.entries[0].key.place == Place("questions/x.yml", 1, 1)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("yes", Kind.TEXT),
        ("on", Kind.TEXT),
        ("12:30", Kind.TEXT),
        ("2015-01-01", Kind.TEXT),
        ("Ноль", Kind.TEXT),
        ("1_000", Kind.TEXT),
        ("'2015'", Kind.TEXT),
        ('"null"', Kind.TEXT),
        ("nullable", Kind.TEXT),
        ("true", Kind.BOOLEAN),
        ("2015", Kind.INTEGER),
        ("-3", Kind.INTEGER),
        ("0x1F", Kind.INTEGER),
        ("1e-3", Kind.NUMBER),
        (".5", Kind.NUMBER),
        (".inf", Kind.NUMBER),
        ("null", Kind.NULL),
        ("~", Kind.NULL),
        ("", Kind.NULL),
    ],
)
def test_takes_scalars_for_what_yaml_1_2_takes_them_for(value: str, kind: Kind) -> None:
    assert scalar(f"a: {value}\n", "a").kind is kind


def test_keeps_the_order_of_a_mapping_and_the_places_of_its_keys() -> None:
    root = document("b: 1\na:\n  - c: 2\n").root
    assert [(entry.key.text.value, entry.key.place.line) for entry in root.entries] == [
        ("b", 1),
        ("a", 2),
    ]
    assert scalar("b: 1\na:\n  - c: 2\n", "a", 0, "c").place == Place("f.yml", 3, 8)


def test_knows_how_each_scalar_is_written() -> None:
    text = "a: x\nb: 'x'\nc: |\n  x\nd: >\n  x\ne: x\n  y\n"
    found = [scalar(text, key) for key in "abcde"]
    assert [(each.style, each.lines) for each in found if each.style is not Style.LITERAL] == [
        (Style.PLAIN, 1),
        (Style.QUOTED, 1),
        (Style.FOLDED, 3),
        (Style.PLAIN, 2),
    ]
    assert [each.text.exact for each in found] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "value", "line", "column"),
    [
        ("a: |\n  x\n", "x\n", 2, 3),
        ("a: |-\n      x\n", "x", 2, 7),
        ("a: |+ # why\n  x\n\n", "x\n\n", 2, 3),
        ("a: |\n\n\n  x\n", "\n\nx\n", 2, 3),
        ("a: |2\n    x\n", "  x\n", 2, 3),
        ("a: |2-\n\n    x\n  y", "\n  x\ny", 2, 3),
        ("a: |1\n    \n", "   \n", 2, 2),
        ("a: |\n  x\n# comment\n", "x\n", 2, 3),
        ("a: 가나\n", "가나", 1, 4),
        ("a: '가나' # why\n", "가나", 1, 5),
        ('a: "x"\n', "x", 1, 5),
        ("a: [x,   y z]\n", "y z", 1, 10),
    ],
)
def test_finds_the_first_character_of_a_text(text: str, value: str, line: int, column: int) -> None:
    route = ("a", 1) if "[" in text else ("a",)
    assert scalar(text, *route).text == Text(value, Place("f.yml", line, column), exact=True)


@pytest.mark.parametrize(
    "text", ["a: 'it''s'\n", 'a: "\\u00e9"\n', "a: x\n  y\n", "a: >\n  x\n", "a: 'x\n\n  y'\n"]
)
def test_traces_what_is_rewritten_to_its_start_only(text: str) -> None:
    found = scalar(text, "a").text
    assert (found.exact, found.origin, found.place(1)) == (
        False,
        Place("f.yml", 1, 4),
        Place("f.yml", 1, 4),
    )


def test_shows_lines_as_places_count_them() -> None:
    data = "\ufeffa: \x0cb\r\nc: \u2028d\n".encode() + b"\xff"
    assert source.source_lines(data) == ("a: \x0cb", "c: \u2028d", "\ufffd")


UNRULY = "\r\t\x85\u2028\u2029\ufeff\ufffe\uffff"
CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"),
    exclude_characters=UNRULY + "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])),
)
LINE = st.one_of(
    st.text(CHARACTERS, max_size=12),
    st.sampled_from(
        ["", "", " ", "   x", "# x", "- x", "a: b", "가나 다", "'", "|", "---", "...", "😀x"]
    ),
)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[str, list[str], tuple[str | int, ...]]:
    """A file with a literal block in it, the block's lines, and the way to it."""
    lines = draw(
        st.lists(LINE, min_size=1, max_size=6).filter(lambda each: any(map(str.strip, each)))
    )
    before, parent, route = draw(
        st.sampled_from(
            [
                ("k: ", 0, ("k",)),
                ("x: 1\nk:   ", 0, ("k",)),
                ("k:\n  - ", 2, ("k", 0)),
                ("k:\n- ", 0, ("k", 0)),
                ("k:\n  - - ", 4, ("k", 0, 0)),
                ("k:\n    m: ", 4, ("k", "m")),
                ("k:\n  - a: 1\n    m: ", 4, ("k", 0, "m")),
            ]
        )
    )
    more = draw(st.integers(1, 4))
    header = "|" + draw(st.sampled_from(["", "-", "+"]))
    if draw(st.booleans()) or not _is_indent_seen(lines):
        header = f"|{more}" + header[1:]
    indent = " " * (parent + more)
    body = [indent + line if line or draw(st.booleans()) else "" for line in lines]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    after = draw(st.sampled_from(["", "\nz: 1\n", "\n"]))
    text = f"{mark}{before}{header}\n" + "\n".join(body) + after
    return text.replace("\n", end), lines, route


def _is_indent_seen(lines: list[str]) -> bool:
    """Whether YAML can tell the indentation: no blanks before the first text."""
    first = next(index for index, line in enumerate(lines) if line.strip(" "))
    return not any(lines[:first]) and not lines[first].startswith(" ")


@given(blocks())
def test_traces_every_character_of_a_literal_block(
    block: tuple[str, list[str], tuple[str | int, ...]],
) -> None:
    text, lines, route = block
    result = source.load("f.yml", text.encode())
    assert isinstance(result, Document), result
    found: Node = result.root
    for step in route:
        found = _inside(found, step)
    assert isinstance(found, Scalar)
    assert found.text.value.rstrip("\n") == "\n".join(lines).rstrip("\n")
    _assert_traced(found.text, source.source_lines(text.encode()))


def _assert_traced(text: Text, lines: tuple[str, ...]) -> None:
    assert text.exact
    for offset, character in enumerate(text.value):
        place = text.place(offset)
        line = lines[place.line - 1]
        if character == "\n":
            assert place.column >= len(line) + 1
        else:
            assert line[place.column - 1] == character


@given(
    value=st.text(CHARACTERS | st.just("\n"), max_size=40),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.integers(10, 80),
    flow=st.booleans(),
)
def test_reads_back_what_is_written_and_traces_what_it_calls_exact(
    value: str, style: str | None, width: int, *, flow: bool
) -> None:
    text = yaml.safe_dump(
        {"k": [value]},
        default_style=style,
        width=width,
        allow_unicode=True,
        default_flow_style=flow,
    )
    result = source.load("f.yml", text.encode())
    assert isinstance(result, Document), result
    found = _inside(_inside(result.root, "k"), 0)
    assert isinstance(found, Scalar)
    assert found.text.value == value
    if found.text.exact and value.strip("\n"):
        _assert_traced(found.text, source.source_lines(text.encode()))


@given(st.binary(max_size=200))
def test_never_raises_for_any_bytes(data: bytes) -> None:
    assert isinstance(source.load("f.yml", data), Document | Refusal)


@given(st.text(st.sampled_from("ab가: -?[]{}#&*!|>'\"%@`,\n\r\t\\.0<~"), max_size=60))
def test_never_raises_for_text_that_looks_like_yaml(text: str) -> None:
    result = source.load("f.yml", text.encode())
    found = result.problems if isinstance(result, Refusal) else result.faults
    places = [each.place for each in found]
    lines = source.source_lines(text.encode())
    assert all(
        1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1
        for place in places
    )


@given(st.text(max_size=30))
def test_decomposed_text_is_refused_and_composed_text_is_not(text: str) -> None:
    value = "".join(each for each in text if each.isprintable() and each not in '\\"')
    line = f'a: "{value}"\n'
    codes = [problem.code for problem in problems(line.encode())]
    assert codes == ([] if unicodedata.is_normalized("NFC", line) else ["decomposed-text"])


def test_a_repeated_key_names_the_place_of_the_first() -> None:
    (problem,) = problems(b"a: 1\nb: 2\na: 3\n")
    assert problem.related == (Related(Place("f.yml", 1, 1), "first given here"),)
