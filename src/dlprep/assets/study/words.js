/** What the practice tool says, in each language; `{name}` stands for a value. */
export const WORDS = {
  ko: {
    importTooLarge: "{most}MB보다 큰 파일은 이 사이트에서 내보낸 기록일 수 없습니다.",
    importIsPage: "기록 파일이 아니라 웹 페이지(HTML)입니다. 내려받기를 다시 해 보세요.",
    importHasConflict:
      "파일 안에 Git 충돌 표시(<<<<<<<)가 남아 있습니다. 충돌을 정리하거나, 두 원본을 하나씩 가져오세요.",
    importCutOff: "파일의 끝이 잘렸습니다. 복사하거나 내려받는 중에 끊긴 듯합니다.",
    importNotJson: "JSON으로 읽을 수 없는 파일입니다.",
    importNotProgress: "이 사이트에서 내보낸 기록이 아닙니다.",
    importOtherSite: "다른 사이트({site})의 기록입니다.",
    importNewer:
      "더 새로운 버전({format})에서 내보낸 파일입니다. 페이지를 새로고침한 뒤 다시 가져오세요.",
    importEntry: "항목 {number}의 {field} 값을 읽을 수 없습니다: {value}",
    importSetting: "설정 {field} 값을 읽을 수 없습니다: {value}",
    imported: "기록 {added}개 추가, 카드 {updated}장 갱신",
    nothingWritten: "아무것도 바꾸지 않았습니다.",
    storeNewer:
      "이 브라우저의 기록을 더 새로운 버전이 쓰고 있습니다. 페이지를 새로고침하세요. 그때까지의 답은 저장되지 않습니다.",
    storeUnavailable:
      "이 브라우저에 기록을 저장할 수 없어, 이 탭을 닫으면 지금부터의 답이 사라집니다. 닫기 전에 내보내세요.",
    storeFull:
      "저장 공간이 부족해 기록을 저장하지 못했습니다. 이 탭을 닫기 전에 내보내세요. 다음 답에서 다시 시도합니다.",
    storeTaken:
      "다른 탭에서 새 버전을 열었습니다. 이 탭을 새로고침하세요. 그때까지의 답은 저장되지 않습니다.",
    storeLost: "이 브라우저에 있던 기록이 사라졌습니다. 내보낸 파일이 있으면 가져오세요.",
    cardsPutAway: "보관된 카드 {count}장",
    contentChanged: "마지막으로 답한 뒤에 내용이 바뀌었습니다.",
    cardMissing: "오프라인에서 받지 않은 카드입니다.",
    otherLanguageMissing: "영어판은 아직 받지 않았습니다.",
  },
  en: {
    importTooLarge: "A file of more than {most} MB cannot be progress exported from this site.",
    importIsPage: "This is a web page (HTML), not a progress file. Try downloading it again.",
    importHasConflict:
      "There are marks of a Git conflict (<<<<<<<) in this file. Resolve it, or import both originals one after the other.",
    importCutOff: "The end of this file is missing. Copying or downloading it was cut short.",
    importNotJson: "This file cannot be read as JSON.",
    importNotProgress: "This is not progress exported from this site.",
    importOtherSite: "This is the progress of another site ({site}).",
    importNewer:
      "This file was exported by a newer version ({format}). Reload the page, then import it again.",
    importEntry: "Entry {number}: {field} cannot be read: {value}",
    importSetting: "The setting {field} cannot be read: {value}",
    imported: "Entries added: {added}. Cards updated: {updated}.",
    nothingWritten: "Nothing was changed.",
    storeNewer:
      "A newer version uses the progress in this browser. Reload the page. Until then answers are not saved.",
    storeUnavailable:
      "This browser does not let progress be saved: answers from now on are gone when this tab closes. Export them before.",
    storeFull:
      "There is no space left to save progress. Export it before you close this tab. The next answer tries again.",
    storeTaken:
      "A newer version was opened in another tab. Reload this one. Until then answers are not saved.",
    storeLost: "The progress in this browser is gone. If you have exported it, import the file.",
    cardsPutAway: "Cards put away: {count}",
    contentChanged: "The text has changed since your last answer.",
    cardMissing: "This card has not been downloaded for use offline.",
    otherLanguageMissing: "The Korean edition has not been downloaded yet.",
  },
};
