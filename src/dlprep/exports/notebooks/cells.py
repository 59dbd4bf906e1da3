"""The cells of notebooks as plain data, in Jupyter's format 4.5."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from dlprep.model import Snippet
from dlprep.rendering.text import fence
from dlprep.stages import Figure, Run

Cell = dict[str, object]


def cell_id(question_id: str, part: str) -> str:
    """The id of the cell that holds a part of a question: the same whatever is in it."""
    return blake2b(f"{question_id}/{part}".encode(), digest_size=6).hexdigest()


def text_cell(identity: str, blocks: Iterable[str]) -> Cell:
    """A cell of Markdown, of blocks with an empty line between them."""
    source = "\n\n".join(block.strip("\n") for block in blocks if block.strip())
    return {"cell_type": "markdown", "id": identity, "metadata": {}, "source": source}


def code_cell(identity: str, source: str, *, metadata: Cell, outputs: Iterable[Cell] = ()) -> Cell:
    """A cell of code that was executed; :func:`number` tells when."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": identity,
        "metadata": metadata,
        "outputs": list(outputs),
        "source": source,
    }


def number(cells: Iterable[Cell]) -> None:
    """Number the cells of code in their order, as a run of all of them does."""
    codes = (cell for cell in cells if cell["cell_type"] == "code")
    for position, cell in enumerate(codes, start=1):
        cell["execution_count"] = position


def snippet_cell(identity: str, snippet: Snippet, run: Run, alt: str) -> Cell:
    """The code of ``snippet`` with what came of it; ``alt`` describes its figures."""
    tags = [f"snippet-{snippet.name}"]
    if snippet.raises is not None:
        tags.append("raises-exception")  # which lets the cells after it run
    outputs = _outputs(run, alt)
    return code_cell(
        identity, _silent(snippet.code.value), metadata={"tags": tags}, outputs=outputs
    )


def unexecuted(snippet: Snippet) -> str:
    """The code of a snippet that was not executed, as Markdown."""
    return str(fence("python", snippet.code.value))


def _silent(code: str) -> str:
    """``code`` so that a notebook shows what it prints and draws, and not its last value."""
    code = code.rstrip()
    match ast.parse(code).body[-1:]:
        case [ast.Expr(value=ast.Call(func=ast.Name(id="print")))]:  # whose value is None
            return code
        case [ast.Expr() as last]:
            return _with_semicolon(code, last)
        case _:
            return code


def _with_semicolon(code: str, last: ast.Expr) -> str:
    """``code`` with a semicolon after its last expression, before a comment behind it."""
    lines = code.encode().splitlines(keepends=True)
    above = b"".join(lines[: (last.end_lineno or 1) - 1])
    end = len(above) + (last.end_col_offset or 0)
    before, after = code.encode()[:end].decode(), code.encode()[end:].decode()
    return f"{before};{after}" if after.lstrip().startswith("#") else f"{code};"


def _outputs(run: Run, alt: str) -> Iterator[Cell]:
    if run.stdout:
        yield _stream("stdout", run.stdout)
    if run.warned:
        yield _stream("stderr", "".join(f"{line}\n" for line in run.warned))
    if run.raised is not None:
        name, _, value = run.raised.partition(": ")
        yield {"output_type": "error", "ename": name, "evalue": value, "traceback": [run.raised]}
    for figure in run.figures:
        yield _display(figure, alt)


def _stream(name: str, text: str) -> Cell:
    return {"output_type": "stream", "name": name, "text": text}


def _display(figure: Figure, alt: str) -> Cell:
    return {
        "output_type": "display_data",
        "data": {"image/svg+xml": figure.light, "text/plain": alt or "<Figure>"},
        "metadata": {"needs_background": "light"},
    }
