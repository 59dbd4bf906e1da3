// Material wraps the copy button of each block of code in a landmark, and a page full of nameless
// landmarks is no map; nor are buttons that all have one name. Landmarks lose their role as they
// appear, and buttons say what they copy.
const content = document.querySelector(".md-content");

/** @param {Element} content */
function demote(content) {
  for (const nav of content.querySelectorAll("nav.md-code__nav:not([role])")) {
    nav.setAttribute("role", "none");
    const caption = nav.closest(".dl-snippet")?.querySelector("figcaption");
    for (const button of nav.querySelectorAll("button")) {
      button.setAttribute(
        "aria-label",
        [button.title, caption?.textContent].filter(Boolean).join(": "),
      );
    }
  }
}

if (content) {
  const observer = new MutationObserver(() => demote(content));
  observer.observe(content, { childList: true, subtree: true });
  demote(content);
}
