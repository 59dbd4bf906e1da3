/** What is said while an answer is, in each language; `{name}` stands for a value. */
export const WORDS = {
  ko: {
    time: "걸린 시간",
    left: "{seconds}초 남았습니다.",
    over: "30초가 지났습니다. 마저 말해도 됩니다.",
    told: "다 말했다",
    unknown: "모르겠다",
    leave: "그만하고 읽기",
    close: "닫기",
    failed: "기록하는 데 필요한 파일을 받지 못했습니다. 연결을 확인하고 새로고침하세요.",
  },
  en: {
    time: "Time",
    left: "{seconds} seconds left.",
    over: "The 30 seconds are over. You may go on.",
    told: "That was it",
    unknown: "I don’t know",
    leave: "Stop and read",
    close: "Close",
    failed: "What is needed to record this could not be loaded. Check the connection and reload.",
  },
};
