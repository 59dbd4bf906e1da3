// Material wraps the copy button of each block of code in a landmark, and a page full of nameless
// landmarks is no map. They lose that role as they appear.
const content = document.querySelector(".md-content");

/** @param {Element} content */
function demote(content) {
  for (const nav of content.querySelectorAll("nav.md-code__nav:not([role])")) {
    nav.setAttribute("role", "none");
  }
}

if (content) {
  const observer = new MutationObserver(() => demote(content));
  observer.observe(content, { childList: true, subtree: true });
  demote(content);
}
