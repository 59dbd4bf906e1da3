"""What practice says in Korean; ``{name}`` stands for a value."""

from collections.abc import Mapping
from typing import Final

PAGE: Final[Mapping[str, str]] = {
    "time": "걸린 시간",
    "left": "{seconds}초 남았습니다.",
    "over": "30초가 지났습니다. 마저 말해도 됩니다.",
    "told": "다 말했다",
    "unknown": "모르겠다",
    "leave": "그만하고 읽기",
    "close": "닫기",
    "failed": "기록하는 데 필요한 파일을 받지 못했습니다. 연결을 확인하고 새로고침하세요.",
    "took": "내 답: {seconds}초",
    "points": "말한 것에 표시하세요",
    "grades": "얼마나 잘 떠올렸나요?",
    "again": "다시",
    "hard": "어려움",
    "good": "알맞음",
    "easy": "쉬움",
    "suggested": "추천",
    "today": "오늘",
    "tomorrow": "내일",
    "later": "{days}일 뒤",
    "recorded": "기록했습니다. 다음 복습: {when}",
    "undo": "되돌리기",
    "undone": "되돌렸습니다.",
    "next": "다음 질문: {title}",
    "local": "기록은 이 브라우저에만 남습니다.",
    "storeNewer": "이 브라우저의 기록을 더 새로운 버전이 쓰고 있습니다. 페이지를 새로고침하세요. 그때까지의 답은 저장되지 않습니다.",
    "storeUnavailable": "이 브라우저에 기록을 저장할 수 없어, 이 탭을 닫으면 지금부터의 답이 사라집니다. 닫기 전에 내보내세요.",
    "storeFull": "저장 공간이 부족해 기록을 저장하지 못했습니다. 이 탭을 닫기 전에 내보내세요. 다음 답에서 다시 시도합니다.",
    "storeTaken": "다른 탭에서 새 버전을 열었습니다. 이 탭을 새로고침하세요. 그때까지의 답은 저장되지 않습니다.",
    "storeLost": "이 브라우저에 있던 기록이 사라졌습니다. 내보낸 파일이 있으면 가져오세요.",
}
"""On the page of a question, once practice has begun."""

STUDY: Final[Mapping[str, str]] = {
    "importTooLarge": "{most}MB보다 큰 파일은 이 사이트에서 내보낸 기록일 수 없습니다.",
    "importIsPage": "기록 파일이 아니라 웹 페이지(HTML)입니다. 내려받기를 다시 해 보세요.",
    "importHasConflict": "파일 안에 Git 충돌 표시(<<<<<<<)가 남아 있습니다. 충돌을 정리하거나, 두 원본을 하나씩 가져오세요.",
    "importCutOff": "파일의 끝이 잘렸습니다. 복사하거나 내려받는 중에 끊긴 듯합니다.",
    "importNotJson": "JSON으로 읽을 수 없는 파일입니다.",
    "importNotProgress": "이 사이트에서 내보낸 기록이 아닙니다.",
    "importOtherSite": "다른 사이트({site})의 기록입니다.",
    "importNewer": "더 새로운 버전({format})에서 내보낸 파일입니다. 페이지를 새로고침한 뒤 다시 가져오세요.",
    "importEntry": "항목 {number}의 {field} 값을 읽을 수 없습니다: {value}",
    "importSetting": "설정 {field} 값을 읽을 수 없습니다: {value}",
    "imported": "기록 {added}개 추가, 카드 {updated}장 갱신",
    "nothingWritten": "아무것도 바꾸지 않았습니다.",
    "cardsPutAway": "보관된 카드 {count}장",
    "contentChanged": "마지막으로 답한 뒤에 내용이 바뀌었습니다.",
    "cardMissing": "오프라인에서 받지 않은 카드입니다.",
    "otherLanguageMissing": "영어판은 아직 받지 않았습니다.",
}
"""On the page for studying."""
