// Practice on the page of a question: a button below its title, and nothing else before it is used.

/** @typedef {{start: string, note: string, failed: string}} Words */

/** @type {Record<string, Words>} */
const WORDS = {
  ko: {
    start: "먼저 말해 보기",
    note: "답변을 가리고 30초를 잽니다.",
    failed: "연습에 필요한 파일을 받지 못했습니다. 새로고침해 보세요.",
  },
  en: {
    start: "Say it first",
    note: "Hides the answer and counts 30 seconds.",
    failed: "What practice needs could not be loaded. Try to reload the page.",
  },
};

/** @param {HTMLElement} panel @param {string} question @param {Words} words */
function offer(panel, question, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.start;
  const note = document.createElement("span");
  note.className = "dl-practice__note";
  note.role = "status";
  note.textContent = words.note;
  panel.replaceChildren(button, note);
  button.addEventListener("click", async () => {
    try {
      const { sayIt } = await import("./study/say.js");
      const isSaid = await sayIt(panel, question);
      const again = offer(panel, question, words);
      if (!isSaid) {
        again.focus();
      }
    } catch {
      note.textContent = words.failed;
    }
  });
  return button;
}

const question = document.querySelector(".dl-meta[data-question]")?.getAttribute("data-question");
const title = document.querySelector(".md-content h1");
const words = WORDS[document.documentElement.lang];
if (question && title && words) {
  const panel = document.createElement("section");
  panel.className = "dl-practice";
  panel.setAttribute("aria-label", words.start);
  title.after(panel);
  offer(panel, question, words);
}
