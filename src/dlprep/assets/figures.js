// A figure opens in its full size above the page. It is a link to its file, and stays one where this
// script, or the browser, has no dialogs.

function isPlain(click) {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = click;
  return !(click.defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey);
}

function closeButton(name) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  return button;
}

function show(link) {
  const dialog = document.createElement("dialog");
  dialog.className = "dl-large";
  dialog.setAttribute("aria-label", link.title);
  dialog.append(closeButton(link.dataset.close), ...link.cloneNode(true).children);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("click", (click) => {
  const link = click.target instanceof Element && click.target.closest("a.dl-enlarge");
  if (link && window.HTMLDialogElement && isPlain(click)) {
    click.preventDefault();
    show(link);
  }
});
