// A question as Markdown on the clipboard. Where there is one, the link to the Markdown gets a button
// beside it; without this script, or a clipboard, there is the link alone.

const SHOWN_FOR = 2000; // milliseconds

/** @type {HTMLAnchorElement | null} */
const link = document.querySelector("a.dl-copy");

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new Blob([await answer.text()], { type: "text/plain" });
}

/** @param {HTMLAnchorElement} link */
function addButton(link) {
  const { copy = "", copied = "" } = link.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = copy;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      // the text comes later: Safari lets nobody write who first waits for it
      const item = new ClipboardItem({ "text/plain": fetched(link.href) });
      await navigator.clipboard.write([item]);
    } catch {
      location.assign(link.href);
      return;
    }
    button.textContent = copied;
    setTimeout(() => button.textContent = copy, SHOWN_FOR);
  });
  link.after(" ", button);
}

if (link && navigator.clipboard && "ClipboardItem" in globalThis) addButton(link);
