"""The words of the interface, in each language.

A typed structure instead of a dictionary: a word that is missing in one language does not pass
the type checker, and one that is misspelt in a template is a fault with a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dlprep.model import Language, Level


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things in words; ``one`` where the language has a singular, ``{}`` the number."""

    one: str
    other: str

    def __call__(self, number: int) -> str:
        """``number`` things, in words."""
        return (self.one if number == 1 else self.other).format(f"{number:,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every word that the generated pages show besides the content."""

    site_name: str
    site_description: str

    home: str
    glossary: str
    in_glossary: str
    tags: str
    contributing: str
    tags_lead: str
    glossary_lead: str
    other_terms: str

    levels: Mapping[Level, str]
    level_meanings: Mapping[Level, str]
    questions: Count
    snippets: Count
    figures: Count
    terms: Count

    draft: str
    follows_up: str
    short: str
    key_points: str
    wrong_answers: str
    follow_ups: str
    related: str
    references: str

    code: Count
    always_open: str
    output: str
    raised: str
    warned: str
    not_run: str
    executed: str
    under_seconds: str
    over_seconds: str
    holds: str
    one_seed: str

    also: str
    start: str

    row: str
    translation_wanted: str
    translate: str


_KOREAN: Final = Words(
    site_name="딥러닝 면접 질문",
    site_description="딥러닝 면접 질문과 답변. "
    "모든 예제 코드를 실제로 실행하고 그 결과를 함께 실었습니다.",
    home="홈",
    glossary="용어집",
    in_glossary="용어집에서 보기",
    tags="태그별 질문",
    contributing="기여하기",
    tags_lead="난이도와 태그로 질문을 찾습니다. 질문 하나에 태그가 여러 개 붙기도 합니다.",
    glossary_lead="이 사이트에서 쓰는 용어와 그 뜻입니다. 면접에서는 한국어와 영어가 섞여 나오므로 "
    "두 이름을 함께 적었습니다.",
    other_terms="숫자·기호",
    levels={
        Level.BASIC: "기본",
        Level.INTERMEDIATE: "중급",
        Level.ADVANCED: "심화",
    },
    level_meanings={
        Level.BASIC: "누구나 받는 질문",
        Level.INTERMEDIATE: "프로젝트 경험이 있는 지원자가 받는 질문",
        Level.ADVANCED: "전문가에게 유도와 근거까지 묻는 질문",
    },
    questions=Count("질문 {}개", "질문 {}개"),
    snippets=Count("실행한 코드 {}개", "실행한 코드 {}개"),
    figures=Count("그림 {}개", "그림 {}개"),
    terms=Count("용어 {}개", "용어 {}개"),
    draft=(
        "아직 다 쓰지 않은 질문입니다. 남은 일은 dlprep check가 알려 줍니다. "
        "끝낼 때까지 사이트에 실을 수 없습니다."
    ),
    follows_up="앞선 질문",
    short="30초 답변",
    key_points="꼭 말해야 할 것",
    wrong_answers="자주 하는 오답",
    follow_ups="꼬리 질문",
    related="함께 볼 질문",
    references="참고 문헌",
    code=Count("코드 보기 · {}줄", "코드 보기 · {}줄"),
    always_open="항상 펼치기",
    output="출력",
    raised="예상한 예외",
    warned="예상한 경고",
    not_run="실행하지 않은 코드",
    executed="실제 실행 결과",
    under_seconds="{}초 미만",
    over_seconds="{}초 이상",
    holds="시드 {tried}개 중 {held}개에서 성립",
    one_seed="시드 하나로만 실행",
    also="다른 표기",
    start="첫 질문부터 시작하기",
    row="항목",
    translation_wanted="이 부분은 아직 한국어로 옮기지 않아 영어로 보여 드립니다.",
    translate="한국어로 옮기기",
)

_ENGLISH: Final = Words(
    site_name="DL Interviews",
    site_description="Deep-learning interview questions and answers. Every example was executed, "
    "and its real output is on the page.",
    home="Home",
    glossary="Glossary",
    in_glossary="See the glossary",
    tags="By topic",
    contributing="Contributing",
    tags_lead="Find questions by level and by topic. A question may belong to several topics.",
    glossary_lead="The terms this site uses and what they mean, with their Korean names.",
    other_terms="Digits and symbols",
    levels={
        Level.BASIC: "Basic",
        Level.INTERMEDIATE: "Intermediate",
        Level.ADVANCED: "Advanced",
    },
    level_meanings={
        Level.BASIC: "asked of everyone",
        Level.INTERMEDIATE: "asked of applicants with projects behind them",
        Level.ADVANCED: "asked of specialists, with derivations",
    },
    questions=Count("{} question", "{} questions"),
    snippets=Count("{} executed snippet", "{} executed snippets"),
    figures=Count("{} figure", "{} figures"),
    terms=Count("{} term", "{} terms"),
    draft=(
        "This question is not finished: dlprep check tells what is left to do. "
        "Until then the site cannot be published with it."
    ),
    follows_up="Follows up",
    short="The first 30 seconds",
    key_points="Do not leave out",
    wrong_answers="Wrong answers you will hear",
    follow_ups="Follow-up questions",
    related="See also",
    references="References",
    code=Count("Show code · {} line", "Show code · {} lines"),
    always_open="Always open",
    output="Output",
    raised="Expected exception",
    warned="Expected warning",
    not_run="Not executed",
    executed="Executed by the build",
    under_seconds="under {} s",
    over_seconds="over {} s",
    holds="holds on {held} of {tried} seeds",
    one_seed="Meant for one seed",
    also="Also written",
    start="Start with the first question",
    row="Item",
    translation_wanted="This part has not been translated into English yet; here it is in Korean.",
    translate="Translate it",
)

_WORDS: Final[Mapping[Language, Words]] = {"ko": _KOREAN, "en": _ENGLISH}


def words(language: Language) -> Words:
    """The interface in ``language``."""
    return _WORDS[language]
