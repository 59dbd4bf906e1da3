// Code is folded below what came of it. Who would rather read it at once says so in any block of
// code, and the browser remembers. Without this script, or without memory, each block opens alone.

const NAME = "dlprep.code";
const OPEN = "open";

function recall() {
  try {
    return localStorage.getItem(NAME) === OPEN;
  } catch {
    return false; // the browser keeps nothing
  }
}

function remember(open) {
  try {
    if (open) {
      localStorage.setItem(NAME, OPEN);
    } else {
      localStorage.removeItem(NAME);
    }
  } catch {
    // it holds for this page then
  }
}

// The switch of one block, which changes all and stays where it is on the screen meanwhile.
function makeSwitch(block, blocks) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.addEventListener("change", () => {
    const before = box.getBoundingClientRect().top;
    remember(box.checked);
    show(blocks, box.checked);
    block.open = true;
    block.removeAttribute("data-folded");
    window.scrollBy({ top: box.getBoundingClientRect().top - before, behavior: "instant" });
  });
  const label = document.createElement("label");
  label.className = "dl-always";
  label.append(box, block.dataset.always);
  block.querySelector("summary").after(label);
}

// The theme opens every block before it is printed; on paper goes what the reader has opened.
function noteFolding(block) {
  block.toggleAttribute("data-folded", !block.open);
  block.querySelector("summary").addEventListener("click", () => {
    block.toggleAttribute("data-folded", block.open);
  });
}

function show(blocks, open) {
  for (const block of blocks) {
    block.open = open;
    block.toggleAttribute("data-folded", !open);
    block.querySelector(".dl-always input").checked = open;
  }
}

const blocks = document.querySelectorAll("details.dl-code");
for (const block of blocks) {
  makeSwitch(block, blocks);
  noteFolding(block);
}
if (recall()) {
  show(blocks, true);
}
