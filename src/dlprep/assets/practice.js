// Practice on the page of a question: a button below its title, and nothing else before it is used.

/** @type {Record<string, {start: string, note: string}>} */
const WORDS = {
  ko: { start: "먼저 말해 보기", note: "답변을 가리고 30초를 잽니다." },
  en: { start: "Say it first", note: "Hides the answer and counts 30 seconds." },
};

/** @param {HTMLElement} panel @param {string} question @param {{start: string, note: string}} words */
function offer(panel, question, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.start;
  const note = document.createElement("span");
  note.className = "dl-practice__note";
  note.textContent = words.note;
  panel.replaceChildren(button, note);
  button.addEventListener("click", async () => {
    const { sayIt } = await import("./study/say.js");
    await sayIt(panel, question);
    offer(panel, question, words);
  });
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
