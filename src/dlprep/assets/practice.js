/**
 * Practice: a button below the title of a question, how one stands with questions wherever they are
 * listed, and the page for studying. Nothing is loaded before it is wanted; without this script there
 * is the page to read.
 */

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
      reveal();
      note.textContent = words.failed;
    }
  });
  return button;
}

/** Show an answer that was hidden from the start, because the reader always says it first. */
function reveal() {
  delete document.documentElement.dataset.practice;
}

/** What the browser remembers under a name. @param {string} name */
function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @type {HTMLElement | null} */
const panel = document.querySelector(".dl-practice");
if (panel) {
  const words = JSON.parse(panel.dataset.words ?? "{}");
  const question = document.querySelector("[data-question]")?.getAttribute("data-question") ?? "";
  panel.role = "region";
  panel.ariaLabel = words.start;
  const button = offer(panel, question, words);
  if (document.documentElement.dataset.practice === "wait") {
    import("./study/lasting.js").then(({ keepHidden }) => keepHidden(panel, button)).catch(reveal);
  }
}

if (remembered("dlprep.seen") !== null) {
  import("./study/states.js").then(({ showStates }) => showStates()).catch(() => {}); // less to see
}

if (navigator.serviceWorker?.controller) {
  import("./study/update.js").then(({ offerUpdate }) => offerUpdate()).catch(() => {}); // it waits
}

/** @type {HTMLElement | null} */
const place = document.querySelector(".dl-study");
if (place) {
  try {
    const { start } = await import("./study/app.js");
    await start(place);
  } catch {
    place.classList.add("dl-study--failed");
    place.prepend(place.dataset.failed ?? "");
  }
}
