// The home page leads back to the question that was read last in its language. The browser
// remembers it; without this script, or without memory, the line is not there.

const NAME = `dlprep.last.${document.documentElement.lang}`;

// Where the site of this language begins.
function root() {
  const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  return new URL(`${base}/`, location.href).href;
}

function remember(page) {
  try {
    localStorage.setItem(NAME, JSON.stringify(page));
  } catch {
    // the browser keeps nothing
  }
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "null");
  } catch {
    return null;
  }
}

function lead(line) {
  const last = recall();
  const address = last ? new URL(last.path, root()).href : "";
  if (!address.startsWith(root())) return; // nothing is followed that leads off the site
  const link = line.querySelector("a");
  link.href = address;
  link.textContent = last.title;
  line.hidden = false;
}

const line = document.querySelector(".dl-go-on");
/** @type {HTMLMetaElement | null} */
const title = document.querySelector('meta[property="og:title"]');
if (line) {
  lead(line);
} else if (title && document.getElementById("short")) {
  const path = location.href.split(/[?#]/)[0].slice(root().length);
  remember({ path, title: title.content });
}
