"""What scripts find on a question's page: items by ids of their own, and values that a run gave."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from dlprep.model import Localized, Snippet
from dlprep.prose import Heading, Insertion, Span

_NUMBER = (int, float)


def item_id(text: Localized) -> str:
    """The id of a key point, claim or follow-up: the same in every language and place.

    It changes with the words themselves, those of the default language where there are some.
    """
    _, first = next(text.texts())
    return blake2b(first.value.encode(), digest_size=4).hexdigest()


def shown_values(spans: Iterable[Span]) -> Iterator[Insertion]:
    """The values among the ``spans`` of a text that its sentences, lists and tables show.

    Those in formulas and headings are none of them: a page cannot hide them one by one.
    """
    spans = tuple(spans)
    headings = [span for span in spans if isinstance(span, Heading)]
    for span in spans:
        match span:
            case Insertion(field=str()) if not any(
                heading.start <= span.start < heading.end for heading in headings
            ):
                yield span
            case _:
                pass


def is_given(insertion: Insertion, snippet: Snippet) -> bool:
    """Whether the code just sets the value to a number, so that there is nothing to find out."""
    name = (insertion.field or "").partition(":")[0].strip()
    return name in _constants(snippet.code.value)


@lru_cache(maxsize=1024)
def _constants(code: str) -> frozenset[str]:
    """The names that are bound to numbers written in the code, and to nothing else."""
    tree = ast.parse(code)
    bound = Counter(
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    set_to_numbers = Counter(_set_to_numbers(tree))
    return frozenset(name for name, times in set_to_numbers.items() if times == bound[name])


def _set_to_numbers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name, value in _pairs(target, node.value):
                    if isinstance(name, ast.Name) and _is_number(value):
                        yield name.id


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each name with its value, also of ``a, b = 1, 2``."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=False)
    else:
        yield target, value


def _is_number(value: ast.expr) -> bool:
    if isinstance(value, ast.UnaryOp):
        return _is_number(value.operand)
    return isinstance(value, ast.Constant) and isinstance(value.value, _NUMBER)
