"""The fields of a question's file."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from dlprep.model import FollowUp, Form, Level, Question, Reference, Snippet, WrongAnswer
from dlprep.parse.field import Field, root_field
from dlprep.parse.localized import LOCALIZED_LINE, LOCALIZED_PROSE
from dlprep.parse.python import EXCEPTION, WARNING, check_syntax
from dlprep.parse.scalars import Choice, CodeBlock, Identifier, Line, MarkdownText, Pattern, Year
from dlprep.parse.shapes import Excludes, Items, Key, Named, OneOf, Record
from dlprep.problems import Code, Refusal
from dlprep.source import Document

_URL: Final = Pattern(
    r'https?://[^\s/?#"<>\\^`{|}]+[^\s"<>\\^`{|}]*',
    Code("bad-url"),
    "a web address",
    "Write it in full, beginning with https:// and without spaces.",
)


def _snippet(field: Field, values: dict[str, Any]) -> Snippet:
    snippet = Snippet(name=field.name, place=field.place, **values)
    if snippet.not_run is None:
        check_syntax(replace(field, path=f"{field.path}.code"), snippet.code)
    return snippet


def _reference(field: Field, values: dict[str, Any]) -> Reference:
    return Reference(place=field.place, **values)


def _wrong_answer(_: Field, values: dict[str, Any]) -> WrongAnswer:
    return WrongAnswer(**values)


def _follow_up(_: Field, values: dict[str, Any]) -> FollowUp:
    return FollowUp(**values)


def _fields(_: Field, values: dict[str, Any]) -> dict[str, Any]:
    return values


WRONG_ANSWER: Final = Record(
    "a wrong answer",
    (
        Key(
            "claim",
            LOCALIZED_PROSE,
            "What people wrongly say.",
            "흔히 하는 틀린 주장.",
            required=True,
        ),
        Key(
            "why",
            LOCALIZED_PROSE,
            "Why it is wrong, and what to say instead.",
            "왜 틀렸는지, 대신 무엇이라고 말해야 하는지.",
            required=True,
        ),
    ),
    _wrong_answer,
    "`claim:` and `why:`",
)

FOLLOW_UP: Final = Record(
    "a follow-up",
    (
        Key(
            "question",
            LOCALIZED_PROSE,
            "A further question that has no page of its own.",
            "따로 페이지가 없는 꼬리 질문.",
            required=True,
        ),
        Key("answer", LOCALIZED_PROSE, "Its answer in a line.", "한 줄 답변.", required=True),
    ),
    _follow_up,
    "`question:` and `answer:`",
)

SNIPPET: Final = Record(
    "a snippet",
    (
        Key("caption", LOCALIZED_PROSE, "What the code shows.", "코드가 보여 주는 것."),
        Key(
            "alt",
            LOCALIZED_PROSE,
            "What its figure shows, for someone who cannot see it; required if it draws one.",
            "그림을 볼 수 없는 사람을 위한 설명. 그림을 그리는 코드에는 꼭 필요합니다.",
        ),
        Key(
            "code",
            CodeBlock(),
            "Python, in a `|` block: complete, seeded, asserting its claim.",
            "`|` 블록에 쓴 Python 코드. 그 자체로 실행되고 주장을 assert로 확인합니다.",
            required=True,
        ),
        Key(
            "raises",
            EXCEPTION,
            "The exception class the code is expected to end in.",
            "코드가 끝날 때 발생해야 하는 예외 클래스.",
        ),
        Key(
            "warns",
            WARNING,
            "The warning class the code is expected to give.",
            "코드가 내야 하는 경고 클래스.",
        ),
        Key(
            "not_run",
            LOCALIZED_PROSE,
            "Why the code is shown without being run.",
            "코드를 실행하지 않고 보여 주기만 하는 이유.",
        ),
        Key(
            "one_seed",
            LOCALIZED_LINE,
            "Why the claim is one about its own seed, in a line; it is then not run on others.",
            "이 시드에서만 성립하면 되는 이유 한 줄. 적으면 다른 시드로는 실행하지 않습니다.",
        ),
        Key(
            "form",
            Choice(Form, Code("bad-form"), "a form"),
            "A form of the site below the output, in which readers compute with their own numbers.",
            "독자가 자기 숫자로 계산해 보는 입력란. 출력 아래에 놓입니다.",
        ),
    ),
    _snippet,
    "at least `code: |` with the code below it",
    (
        Excludes(
            "not_run",
            ("raises", "warns", "one_seed"),
            "Code that does not run raises and warns nothing, on any seed; remove one of the two.",
        ),
    ),
)

REFERENCE: Final = Record(
    "a reference",
    (
        Key("authors", Line(), "Who wrote it.", "저자.", required=True),
        Key("title", Line(), "Its title.", "제목.", required=True),
        Key(
            "venue",
            Line(),
            "Where it appeared: conference, journal, publisher or site.",
            "실린 곳: 학회, 학술지, 출판사, 웹사이트.",
            required=True,
        ),
        Key("year", Year(), "The year of publication.", "발행 연도.", required=True),
        Key(
            "url",
            _URL,
            "Its web address: arXiv, DOI or the official page.",
            "웹 주소: arXiv, DOI 또는 공식 페이지.",
            required=True,
        ),
    ),
    _reference,
    "`authors`, `title`, `venue`, `year` and `url`",
)

QUESTION: Final = Record(
    "a question",
    (
        Key(
            "level",
            Choice(Level, Code("bad-level"), "a level"),
            "Who is asked this: basic (everyone), intermediate (applicants with projects) or "
            "advanced (specialists).",
            "누구에게 묻는 질문인지: basic(모두), intermediate(프로젝트 경험자), advanced(전문가).",
            required=True,
        ),
        Key(
            "tags",
            Items(Identifier(), unique=True),
            "Its tags; each is declared in syllabus.yml.",
            "태그. syllabus.yml에 선언된 것만 쓸 수 있습니다.",
        ),
        Key(
            "aliases",
            Items(Line(), unique=True),
            "What people type when they look for this.",
            "이 질문을 찾을 때 입력하는 말.",
        ),
        Key(
            "parent",
            Identifier(),
            "The id of the question this one follows up.",
            "이 질문을 꼬리 질문으로 둔 원래 질문의 id.",
        ),
        Key(
            "related",
            Items(Identifier(), unique=True),
            "The ids of related questions.",
            "관련된 질문의 id.",
        ),
        Key(
            "no_terms",
            Items(Identifier(), unique=True),
            "The ids of glossary terms that the answer uses in another sense; it leaves them "
            "without an explanation.",
            "답변에서 다른 뜻으로 쓴 용어의 id. 그 용어에는 뜻을 달지 않습니다.",
        ),
        Key(
            "question",
            LOCALIZED_LINE,
            "The question as an interviewer says it.",
            "면접관이 말하는 그대로의 질문.",
            required=True,
        ),
        Key(
            "short",
            LOCALIZED_PROSE,
            "What to say in the first 30 seconds: two or three sentences.",
            "처음 30초 동안 할 답변. 두세 문장.",
            required=True,
        ),
        Key(
            "answer",
            LOCALIZED_PROSE,
            "The full explanation in Markdown; [[snippet]] inserts code with its output, "
            "[[snippet.name]] a value of its run.",
            "Markdown으로 쓴 자세한 설명. [[snippet]] 자리에는 코드와 실행 결과가, "
            "[[snippet.name]] 자리에는 실행에서 나온 값이 들어갑니다.",
            required=True,
        ),
        Key(
            "key_points",
            Items(LOCALIZED_PROSE),
            "Three to five lines a candidate must not leave out.",
            "빠뜨리면 안 되는 핵심. 세 줄에서 다섯 줄.",
        ),
        Key(
            "wrong_answers",
            Items(WRONG_ANSWER),
            "Wrong answers one hears, and what to say instead.",
            "흔히 하는 오답과 고쳐 말하는 법.",
        ),
        Key(
            "follow_ups",
            Items(FOLLOW_UP),
            "Further questions that have no page of their own.",
            "따로 페이지가 없는 꼬리 질문.",
        ),
        Key(
            "snippets",
            Named("snippet", SNIPPET),
            "Python code by name; it is run, and its output appears on the page.",
            "이름을 붙인 Python 코드. 실제로 실행되어 결과가 페이지에 나타납니다.",
        ),
        Key(
            "no_snippets",
            MarkdownText(),
            "Why there is nothing to compute; only where there are no snippets.",
            "계산으로 보여 줄 것이 없는 이유. snippets가 없을 때만 씁니다.",
        ),
        Key(
            "references",
            Items(REFERENCE),
            "Two or more sources, primary ones first.",
            "둘 이상의 출처. 원 출처를 먼저 씁니다.",
        ),
    ),
    _fields,
    "`level:`, `question:`, `short:` and `answer:`",
    (
        OneOf(
            ("snippets", "no_snippets"),
            Code("no-snippets"),
            "Show the claim by code in `snippets`, or say in `no_snippets` why there is none.",
            exclusive=True,
        ),
    ),
)


def parse_question(document: Document, *, question_id: str, chapter: str) -> Question | Refusal:
    """The question that the file holds, or everything that is wrong with it.

    ``question_id`` is the file's name without its ending, ``chapter`` its folder's name; both are
    ids.
    """
    field = root_field(document)
    values = QUESTION.read(field)
    if values is None or field.faults:
        return Refusal(tuple(field.faults))
    values["snippets"] = tuple(values.get("snippets", {}).values())
    return Question(
        id=question_id, chapter=chapter, path=document.path, **places(document), **values
    )


def places(document: Document) -> dict[str, Any]:
    """The fields of :class:`Question` that tell where in its file things stand."""
    values = {entry.key.text.value: entry.value.place for entry in document.root.entries}
    return {"places": MappingProxyType(values), "end": document.end}
