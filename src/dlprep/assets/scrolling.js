// What scrolls sideways can be scrolled with the keyboard, and says what it is. It is a stop of the
// Tab key only while it has more than it shows.

const SCROLLING = "pre > code, .katex-display, .md-typeset__scrollwrap, .dl-figure";

// The words beside it: the caption of a snippet, else the heading of its section.
function nameOf(region) {
  const snippet = region.closest(".dl-snippet");
  const label = region.closest(".dl-output")?.querySelector(".dl-label");
  const caption = snippet?.querySelector("figcaption") ?? headingAbove(region);
  return [label, caption].flatMap((words) => (words ? [words.textContent.trim()] : [])).join(": ");
}

function headingAbove(region) {
  const headings = document.querySelectorAll(".md-content :is(h1, h2, h3)");
  const isAbove = (heading) =>
    heading.compareDocumentPosition(region) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...headings].findLast(isAbove);
}

function update(region) {
  const scrolls = region.scrollWidth > region.clientWidth;
  if (scrolls === region.hasAttribute("aria-label")) {
    return;
  }
  if (scrolls) {
    region.tabIndex = 0;
    region.setAttribute("role", "group");
    region.setAttribute("aria-label", nameOf(region));
  } else {
    for (const attribute of ["tabindex", "role", "aria-label"]) {
      region.removeAttribute(attribute);
    }
  }
}

const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => update(target)));

// Again when all is loaded: the fonts of formulas, and the places that the theme makes for tables.
function watch() {
  for (const region of document.querySelectorAll(`.md-content :is(${SCROLLING})`)) {
    sizes.unobserve(region);
    sizes.observe(region);
  }
}

watch();
addEventListener("load", watch);
