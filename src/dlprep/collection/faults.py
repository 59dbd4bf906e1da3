"""The problems of files that lie where they should not, or are missing."""

from dataclasses import replace

from dlprep.problems import Code, Place, Problem


def _problem(code: Code, display_path: str, message: str, remedy: str) -> Problem:
    return Problem(code=code, place=Place(display_path), message=message, remedy=remedy)


def no_questions_folder(display_path: str) -> Problem:
    """There is nothing to read at all."""
    return _problem(
        Code("missing-file"),
        display_path,
        f"the folder {display_path} is missing",
        "Run the command in the root of the project, where mkdocs.yml is.",
    )


def missing_file(display_path: str, purpose: str) -> Problem:
    """The syllabus or the glossary is not there."""
    remedy = f"Create it; it holds {purpose}."
    return _problem(Code("missing-file"), display_path, f"{display_path} is missing", remedy)


def unreadable_folder(display_path: str, why: str) -> Problem:
    """The operating system refuses to list a folder."""
    return _problem(
        Code("unreadable-folder"),
        display_path,
        f"the folder cannot be read: {why}",
        "Give yourself permission to read it, or remove it.",
    )


def wrong_extension(display_path: str, right: str) -> Problem:
    """A file that would be read under another name."""
    return _problem(
        Code("wrong-extension"),
        display_path,
        "the file is not read, because its name does not end in .yml",
        f"Rename it to {right}.",
    )


def stray_file(display_path: str) -> Problem:
    """A file that is nothing we know."""
    return _problem(
        Code("stray-file"),
        display_path,
        "the file is neither a question, nor the syllabus, nor the glossary",
        "Move it out of the questions folder; a question is a file named <id>.yml.",
    )


def record_of_nothing(display_path: str) -> Problem:
    """A record whose question is gone."""
    return _problem(
        Code("stray-file"),
        display_path,
        "the file records runs of a question that is not there",
        "Remove it.",
    )


def question_outside_chapter(display_path: str) -> Problem:
    """A YAML file directly in the questions folder."""
    name = display_path.rsplit("/", 1)[-1]
    return _problem(
        Code("stray-file"),
        display_path,
        "the file lies outside the chapters, so it is not read as a question",
        f"Move it into the folder of its chapter: questions/<chapter>/{name}.",
    )


def folder_in_chapter(display_path: str) -> Problem:
    """A folder in a chapter's folder."""
    return _problem(
        Code("stray-file"),
        display_path,
        "a chapter's folder contains question files only, and this is a folder",
        "Move its questions into the chapter's own folder, or move it out.",
    )


def bad_chapter_name(display_path: str) -> Problem:
    """A folder whose name cannot be a chapter's id."""
    return _problem(
        Code("bad-name"),
        display_path,
        "the folder's name cannot be the id of a chapter",
        "Name it in letters a-z, digits and single hyphens, a letter first.",
    )


def bad_question_name(display_path: str, suggested: str) -> Problem:
    """A file whose name cannot be a question's id."""
    example = f", such as {suggested}.yml" if suggested else ""
    return _problem(
        Code("bad-name"),
        display_path,
        "the file's name cannot be the id of a question, which is part of the page's address",
        f"Name it in letters a-z, digits and single hyphens, a letter first{example}.",
    )


def case_collision(display_path: str, other: str) -> Problem:
    """Two names that are one on Windows and macOS."""
    return _problem(
        Code("case-collision"),
        display_path,
        f"the name differs from {other} by upper and lower case alone; "
        "on Windows and macOS one of the two overwrites the other",
        "Rename or remove one of them.",
    )


def symbolic_link(display_path: str, target: str) -> Problem:
    """A link, which could lead anywhere."""
    return _problem(
        Code("symbolic-link"),
        display_path,
        f"this is a symbolic link to {target}; links are not followed, "
        "since they can lead out of the project",
        "Put the file itself here.",
    )


def unreadable_record(fault: Problem, question_id: str) -> Problem:
    """The same fault with what to do about it in a file that nobody writes by hand."""
    remedy = f"Remove the file, and write it anew: `dlprep run --seeds 20 {question_id}`."
    return replace(fault, remedy=remedy)
