// What a term means, in a note beside the word. The word is a link to the glossary, and stays one
// where this script, or the browser, has no notes to show.

const GAP = 6; // pixels between word and note, and between note and window

// Where a note of this size goes: below the word if it fits there, else above; inside the window.
export function place(word, size, view) {
  const furthest = view.width - size.width - GAP;
  const below = word.bottom + GAP;
  const above = word.top - GAP - size.height;
  return {
    left: Math.max(GAP, Math.min(word.left, furthest)),
    top: below + size.height + GAP <= view.height || above < GAP ? below : above,
  };
}

function fill(note, word) {
  const name = note.querySelector(".dl-note__name");
  const other = document.createElement("span");
  other.lang = document.documentElement.lang === "ko" ? "en" : "ko";
  other.textContent = word.dataset.name;
  name.replaceChildren(word.textContent, " ", other);
  note.querySelector(".dl-note__meaning").textContent = word.title;
  note.querySelector("a").href = word.href;
}

function show(note, word) {
  note.hidePopover();
  fill(note, word);
  note.hidden = false;
  note.showPopover();
  const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const { left, top } = place(word.getBoundingClientRect(), note.getBoundingClientRect(), view);
  note.style.left = `${left + window.scrollX}px`;
  note.style.top = `${top + window.scrollY}px`;
  note.focus({ preventScroll: true });
}

function isPlain(click) {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = click;
  return !(click.defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey);
}

document.addEventListener("click", (click) => {
  const word = click.target instanceof Element && click.target.closest("a.dl-term");
  /** @type {HTMLElement | null} */
  const note = document.querySelector(".dl-note");
  if (word && note?.showPopover && isPlain(click)) {
    click.preventDefault();
    show(note, word);
  }
});
