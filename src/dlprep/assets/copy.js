// A question on the clipboard, as Markdown or as an interview that an assistant can hold. Where there
// is a clipboard, the link to the Markdown gets a button for each; else there is the link alone.

const SHOWN_FOR = 2000; // milliseconds

/** @type {HTMLAnchorElement | null} */
const link = document.querySelector("a.dl-copy");

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.text();
}

/** @param {HTMLAnchorElement} link */
async function interview(link) {
  const { interviewText } = await import("./study/invitation.js");
  return interviewText(await fetched(link.href), JSON.parse(link.dataset.parts ?? "[]"));
}

/**
 * A button that copies a text.
 * @param {HTMLAnchorElement} link
 * @param {string} name
 * @param {() => Promise<string>} text
 */
function buttonFor(link, name, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.setAttribute("aria-live", "polite");
  const blob = async () => new Blob([await text()], { type: "text/plain" });
  button.addEventListener("click", async () => {
    try {
      // the text comes later: Safari lets nobody write who first waits for it
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob() })]);
    } catch {
      location.assign(link.href);
      return;
    }
    button.textContent = link.dataset.copied ?? "";
    setTimeout(() => button.textContent = name, SHOWN_FOR);
  });
  return button;
}

if (link && navigator.clipboard && "ClipboardItem" in globalThis) {
  const { copy = "", interview: asked = "" } = link.dataset;
  link.after(
    " ",
    buttonFor(link, copy, () => fetched(link.href)),
    " ",
    buttonFor(link, asked, () => interview(link)),
  );
}
