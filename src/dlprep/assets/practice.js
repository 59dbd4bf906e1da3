// Practice: a button below the title of a question, and the page for studying. Neither takes more
// than this before it is used; without this script there is the page to read.

/**
 * @param {HTMLElement} panel
 * @param {string} question
 * @param {{start: string, note: string, failed: string}} words
 */
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

/** @type {HTMLElement | null} */
const panel = document.querySelector(".dl-practice");
if (panel) {
  const words = JSON.parse(panel.dataset.words ?? "{}");
  panel.role = "region";
  panel.ariaLabel = words.start;
  const question = document.querySelector("[data-question]")?.getAttribute("data-question") ?? "";
  offer(panel, question, words);
}

/** @type {HTMLElement | null} */
const place = document.querySelector(".dl-study");
if (place) {
  try {
    const { start } = await import("./study/app.js");
    await start(place);
  } catch {
    place.textContent = place.dataset.failed ?? "";
  }
}
