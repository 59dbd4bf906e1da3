"""The browser's modules as one script."""

from pathlib import Path

import pytest

from dlprep.javascript import JavaScript
from dlprep.search import MODULES
from dlprep.search.modules import bundle


def module(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_what_modules_export_is_there_whatever_else_they_name(tmp_path: Path) -> None:
    module(tmp_path, "c.js", "const own = 1;\nexport const THREE = 3;\n")
    module(
        tmp_path,
        "b.js",
        'import { THREE } from "./c.js";\n\nconst own = 2;\nexport function six() {\n'
        "  return own * THREE;\n}\n",
    )
    entry = module(
        tmp_path,
        "a.js",
        'import { six } from "./b.js";\nimport {\n  THREE,\n} from "./c.js";\n'
        "export function all() {\n  return `${six()} ${THREE}`;\n}\n",
    )
    javascript = JavaScript(
        lambda: f'{bundle(entry)}\nconst all = modules["a.js"].all;',
    )
    assert javascript.call("all") == "6 3"
    javascript.close()


@pytest.mark.parametrize(
    "line",
    [
        'import * as b from "./b.js";',
        'export { one } from "./b.js";',
        "export default 1;",
        "export class One {}",
    ],
)
def test_other_forms_are_refused(tmp_path: Path, line: str) -> None:
    entry = module(tmp_path, "a.js", f"const one = 1;\n{line}\n")
    with pytest.raises(ValueError, match="a form of import or export") as caught:
        bundle(entry)
    assert (
        str(caught.value) == f"a.js: `{line}` is not a form of import or export that is read here"
    )


def test_every_module_of_the_engine_can_be_read() -> None:
    assert 'modules["engine.js"]' in bundle(MODULES / "engine.js")
