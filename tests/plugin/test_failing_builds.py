"""Whatever is broken: a clear error that names the place, status 1, the last site unharmed."""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
import unprivileged
from built_site import Built, SiteProject, Tree, tree

SIGMOID = "questions/basics/sigmoid.yml"


@pytest.fixture
def published(project: SiteProject, built: Built) -> Tree:
    """The site of the project, and its cache, before anything is broken."""
    shutil.copytree(built.site, project.root / "site")
    return _kept(project)


def _kept(project: SiteProject) -> Tree:
    return {
        f"{folder}/{path}": content
        for folder in ("site", ".cache")
        for path, content in tree(project.root / folder).items()
        if not path.startswith("dlprep/theme/")  # what is compiled anew is replaced
    }


def _assert_refused(project: SiteProject, published: Tree, *said: str) -> str:
    """The build fails, says these things and no traceback, and what was there still is."""
    built = project.build()
    assert built.status == 1, built.output
    for words in said:
        assert words in built.output
    assert "site-packages" not in built.output  # as in a traceback of MkDocs
    now = _kept(project)
    assert {path: now.get(path) for path in published} == dict(published)
    assert [path for path in now if path.startswith("site/") and path not in published] == []
    return built.output


def test_broken_yaml(project: SiteProject, published: Tree) -> None:
    project.edit(SIGMOID, "tags: [activation]", "tags: [activation")
    _assert_refused(project, published, f"{SIGMOID}:2:7: yaml-syntax: the [ that opens here")


def test_every_broken_file_is_named(project: SiteProject, published: Tree) -> None:
    project.edit(SIGMOID, "level: basic", "level: easy")
    project.edit("questions/training/seeds.yml", "related: [backprop", "related: [backdrop")
    project.edit("questions/basics/relu.yml", "parent: sigmoid", "parent: sigmoids")
    _assert_refused(
        project,
        published,
        f"{SIGMOID}:1:8: ",
        "questions/basics/relu.yml:3:9: unknown-reference: ",
        "questions/training/seeds.yml:3:11: unknown-reference: ",
        "3 errors",
    )


def test_a_wrong_assertion_is_named_by_its_line(project: SiteProject, published: Tree) -> None:
    project.edit(SIGMOID, "abs(peak - 0.25)", "abs(peak - 0.35)")
    line = project.line(SIGMOID, "abs(peak - 0.35)")
    _assert_refused(project, published, f"{SIGMOID}:{line}:", "AssertionError")


def test_a_broken_template_of_pages(project: SiteProject, published: Tree) -> None:
    text = project.text("templates/question.md.j2")
    project.write("templates/question.md.j2", f"{{% if %}}\n{text}")
    _assert_refused(project, published, "templates/question.md.j2:1:1: template-syntax: ")


def test_a_broken_template_of_the_theme(project: SiteProject, published: Tree) -> None:
    text = project.text("templates/overrides/main.html")
    project.write("templates/overrides/main.html", f"{text}\n{{% endfor %}}\n")
    line = text.count("\n") + 2
    _assert_refused(project, published, f"templates/overrides/main.html:{line}: ")


def test_a_template_of_the_theme_that_computes_wrongly(
    project: SiteProject, published: Tree
) -> None:
    block = "{% block site_meta %}"
    project.edit("templates/overrides/main.html", block, f"{block}{{{{ 1/0 }}}}")
    line = project.line("templates/overrides/main.html", block)
    _assert_refused(
        project,
        published,
        f"Error: templates/overrides/main.html:{line}: ZeroDivisionError: division by zero. "
        "The previous site is unharmed.\n",
    )


def test_templates_of_the_theme_that_cannot_be_read(project: SiteProject, published: Tree) -> None:
    text = project.text("templates/overrides/404.html")
    Path(project.root, "templates/overrides/404.html").write_bytes(text.encode() + b"\n\xff")
    Path(project.root, "templates/overrides/main.html").chmod(0)
    _without_privileges(project)
    _assert_refused(
        project,
        published,
        f"templates/overrides/404.html:{text.count(chr(10)) + 2}: byte 0xff is not UTF-8. "
        "Save it as UTF-8.\n"
        "templates/overrides/main.html: Permission denied.\n"
        "The previous site is unharmed.",
    )


def _without_privileges(project: SiteProject) -> None:
    """Let what the project starts do only what permissions allow, if it is root too."""
    project.write("packages/sitecustomize.py", "import unprivileged\nunprivileged.drop()\n")
    helper = Path(unprivileged.__file__).parent
    project.environment["PYTHONPATH"] = f"{project.root / 'packages'}:{helper}"


def test_templates_of_pages_that_cannot_be_used(project: SiteProject, published: Tree) -> None:
    project.write(
        "templates/question.md.j2", "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}"
    )
    Path(project.root, "templates/tags.md.j2").chmod(0)
    _without_privileges(project)
    _assert_refused(
        project,
        published,
        "templates/question.md.j2:1:1: template-failed: the template calls or includes "
        "itself without end\n",
        "templates/tags.md.j2:1:1: template-unreadable: the template cannot be read: "
        "Permission denied\n",
    )


def test_hand_written_pages_with_faults(project: SiteProject, published: Tree) -> None:
    text = project.text("docs/en/contributing.md")
    project.write("docs/en/contributing.md", f"{text}\nThe gradient $`\\frac{{1}}`$ is wrong.\n")
    Path(project.root, "docs/ko/contributing.md").write_bytes("기여하기\n".encode("cp949"))
    project.write("docs/ko/notes/more.md", "A formula $`x that nothing closes.\n")
    project.edit(SIGMOID, "level: basic", "level: easy")
    line = project.line("docs/en/contributing.md", "The gradient")
    _assert_refused(
        project,
        published,
        f"docs/en/contributing.md:{line}:24: math-tex: KaTeX cannot read this formula: "
        "Unexpected end of input in a macro argument, expected '}'",
        "docs/ko/contributing.md:1:1: wrong-encoding: the file is not UTF-8; "
        "it looks like CP949 (EUC-KR)",
        "docs/ko/notes/more.md:1:11: math-unclosed: "
        "the formula that begins here is not closed on its line",
        f"{SIGMOID}:1:8: bad-level: ",
        "4 errors, 1 warning in 5 files",
    )


def test_hand_written_pages_with_doubts(project: SiteProject) -> None:
    project.write("docs/ko/notes.md", "A formula: $`x \\mskip3em`$.\n")
    built = project.build()
    assert built.ok
    assert "docs/ko/notes.md:1:14: warning: math-nonstandard: " in built.output


def test_a_site_that_may_not_be_written(project: SiteProject, published: Tree) -> None:
    Path(project.root, "site").chmod(0o555)
    _without_privileges(project)
    _assert_refused(
        project,
        published,
        "Error: site/.dlprep-lock: Permission denied. The previous site is unharmed.\n",
    )


def test_a_file_in_the_place_of_the_site(project: SiteProject) -> None:
    project.write("site", "")
    built = project.build()
    assert built.status == 1
    assert built.output.endswith("Error: site: File exists. The previous site is unharmed.\n")


def test_a_template_that_fails_in_the_second_language(
    project: SiteProject, published: Tree
) -> None:
    text = project.text("templates/overrides/main.html")
    fault = "{% if config.theme.language == 'en' %}{{ nothing.at.all }}{% endif %}"
    project.write(
        "templates/overrides/main.html",
        text.replace("{% block site_meta %}", f"{{% block site_meta %}}\n{fault}", 1),
    )
    line = project.line("templates/overrides/main.html", fault)
    _assert_refused(
        project,
        published,
        f"templates/overrides/main.html:{line}: 'nothing' is undefined",
        "The previous site is unharmed.",
    )


def test_a_full_disk(project: SiteProject, published: Tree) -> None:
    """A limit on the size of files stands for the disk: every large file fails to be written."""
    project.write(
        "sitecustomize.py",
        "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n",
    )
    project.environment["PYTHONPATH"] = str(project.root)
    _assert_refused(project, published, "File too large", "The previous site is unharmed.")


@pytest.mark.slow
def test_missing_torch(project: SiteProject, published: Tree, tmp_path: Path) -> None:
    project.python = _python_without("torch", tmp_path / "environment")
    project.edit("questions/training/seeds.yml", "import numpy as np", "import numpy as np, torch")
    _assert_refused(project, published, "torch")


def _python_without(package: str, folder: Path) -> Path:
    """This Python with all packages that it has, but one."""
    venv.create(folder)
    here = Path(sysconfig.get_path("purelib"))
    there = folder / here.relative_to(sys.prefix)
    for entry in here.iterdir():
        if not entry.name.startswith(package):
            (there / entry.name).symlink_to(entry)
    return folder / "bin" / "python"


def test_a_first_build_that_fails_leaves_no_site(project: SiteProject) -> None:
    project.edit(SIGMOID, "level: basic", "level: easy")
    assert not project.build().ok
    assert not (project.root / "site").exists()


def test_a_hidden_entry_of_the_output_stays(project: SiteProject) -> None:
    project.write("site/.nojekyll", "")
    assert project.build().ok
    assert (project.root / "site" / ".nojekyll").exists()


def test_the_language_at_the_root_is_fixed(project: SiteProject) -> None:
    project.edit("mkdocs.yml", "  language: ko", "  language: en")
    built = project.build()
    assert built.status == 1
    assert (
        "mkdocs.yml: theme.language is 'en', but the site at the root is in 'ko'; "
        "write `language: ko` there." in built.output
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  alternate:", "  other:"),
        ("    - {lang: en, name: English, link: en/}\n", ""),
        ("link: en/", "link: english/"),
        ("name: English, ", ""),
        ("- {lang: en, name: English, link: en/}", "- en"),
    ],
)
def test_the_links_between_languages_are_needed(project: SiteProject, old: str, new: str) -> None:
    project.edit("mkdocs.yml", old, new)
    built = project.build()
    assert built.status == 1
    assert (
        "mkdocs.yml: extra.alternate does not list the languages of the site. Write there, with "
        "the name of each language:\n"
        '  - {lang: ko, name: …, link: ""}\n'
        '  - {lang: en, name: …, link: "en/"}\n' in built.output
    )
    assert not (project.root / "site").exists()


def test_the_log_says_what_becomes_of_the_previous_site(project: SiteProject) -> None:
    site = project.root / "site"
    said = re.escape(
        "dlprep: Building in SITE/.dlprep-build-NAME/new; the site in SITE stays as it is until "
        "the new one is complete\n"
    )
    pattern = said.replace("SITE", re.escape(str(site))).replace("NAME", r"\w+")
    assert re.search(pattern, project.build().output)


def test_strict_mode_refuses_warnings_of_either_language(project: SiteProject) -> None:
    project.edit("docs/en/contributing.md", "questions/relu.md", "questions/nowhere.md")
    assert project.build().ok
    before = tree(Path(project.root, "site"))
    built = project.build("--strict")
    assert built.status == 1
    assert "'questions/nowhere.md'" in built.output
    assert tree(Path(project.root, "site")) == before


def test_an_interrupted_build_leaves_the_last_site(project: SiteProject, published: Tree) -> None:
    project.write(
        "packages/sitecustomize.py",
        "import mkdocs.structure.files as files\n"
        "def interrupted(*_, **__): raise KeyboardInterrupt\n"
        "files.Files.copy_static_files = interrupted\n",
    )
    project.environment["PYTHONPATH"] = str(project.root / "packages")
    _assert_refused(project, published, "Aborted!")
