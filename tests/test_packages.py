"""What a snippet imports."""

import pytest

from dlprep.packages import Imported, imports

EVERYWHERE = """\
import one, two.inner
from three import x
from . import beside
def outer():
    import four
    async def inner():
        async with a:
            import five
    class Own:
        import six
try:
    import seven
except* A:
    import eight
else:
    import nine
finally:
    import ten
for a in b:
    import eleven
else:
    while True:
        import twelve
match a:
    case 1:
        if a:
            import thirteen
        elif b:
            import fourteen
"""


def test_imports_are_found_in_every_statement() -> None:
    expected = {"one", "two.inner", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
    expected |= {"eleven", "twelve", "thirteen", "fourteen"}
    assert {imported.module for imported in imports(EVERYWHERE)} == expected


def test_an_import_has_its_place_and_its_package() -> None:
    first, second = imports("x = 1; import torch.nn, numpy as np\n")
    assert first == Imported("torch.nn", line=1, column=14)
    assert (first.package, second) == ("torch", Imported("numpy", line=1, column=24))


@pytest.mark.parametrize("code", ["import (", "import a\0", "(" * 10_000])
def test_code_that_cannot_be_parsed_imports_nothing(code: str) -> None:
    assert imports(code) == ()
