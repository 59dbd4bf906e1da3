// Makes one document of many pages of a built site, for paper. It runs in an empty page of the same
// origin, and relies on what the pages say, not on where their files lie.

/**
 * @typedef {{ id: string, title: string, address: string, card: Element }} Card
 * @typedef {{ id: string, title: string, cards: Card[] }} Chapter
 */

const DROPPED = [
  ".dl-dark",
  ".dl-edit",
  ".dl-form",
  ".dl-note",
  ".dl-parts",
  ".dl-wanted a",
  ".md-code__nav",
  "script",
].join();

/** A page of the site, whose addresses are made whole. */
async function load(address) {
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const attribute of ["href", "src"]) {
    for (const element of page.querySelectorAll(`[${attribute}]`)) {
      const address = valueOf(element, attribute);
      element.setAttribute(attribute, new URL(address, answer.url).href);
    }
  }
  return page;
}

function valueOf(element, attribute) {
  return element?.getAttribute(attribute) ?? "";
}

function textOf(element) {
  return element?.textContent.trim() ?? "";
}

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** What the booklet is made from: the page to revise from, and where the site is published. */
async function open(address) {
  const base = new URL(address, location.href);
  const revision = await load(base);
  const canonical = valueOf(revision.querySelector("link[rel=canonical]"), "href");
  const root = canonical.endsWith(base.pathname)
    ? canonical.slice(0, 1 - base.pathname.length)
    : "";
  return { base, revision, root, chapters: chaptersOf(revision) };
}

/** The chapters and their cards, in reading order. */
function chaptersOf(revision) {
  return Array.from(revision.querySelectorAll(".dl-cards"), (section) => {
    const heading = section.querySelector("h2");
    const cards = Array.from(section.querySelectorAll(".dl-card"), cardOf);
    return { id: heading.id.replace("chapter-", ""), title: textOf(heading), cards };
  });
}

function cardOf(card) {
  const heading = card.querySelector("h3");
  const address = heading.querySelector("a").href;
  return { id: heading.id, title: textOf(heading), address, card };
}

/** Begin a document that looks as the pages of the site do. */
function begin(revision, title) {
  document.documentElement.lang = revision.documentElement.lang;
  document.title = title;
  for (const { name, value } of revision.body.attributes) {
    document.body.setAttribute(name, value);
  }
  document.body.setAttribute("data-md-color-scheme", "default");
  document.head.prepend(...revision.querySelectorAll("link[rel=stylesheet]"));
  document.head.append(make("style", {}, footer(title)));
  return document.body.appendChild(make("main", { className: "md-typeset booklet" }));
}

/** Below each page but the first: the title, and where one is. */
function footer(title) {
  const looks = "color: #555; font: 8pt Booklet;";
  return `@page {
    @bottom-left { content: ${JSON.stringify(title)}; ${looks} }
    @bottom-right { content: counter(page) " / " counter(pages); ${looks} }
  }
  @page :first {
    @bottom-left { content: ""; }
    @bottom-right { content: ""; }
  }`;
}

function siteName(page) {
  return valueOf(page.querySelector("meta[property='og:site_name']"), "content");
}

/** The first page: what the booklet is called, what it holds, and where that is from. */
function front({ page, root, title, lead = "" }, contents) {
  const address = root && valueOf(page.querySelector("link[rel=canonical]"), "href");
  const license = page.querySelector("a[rel~=license]");
  return make(
    "header",
    { className: "booklet-front" },
    make("p", { className: "booklet-site" }, siteName(page)),
    make("h1", {}, title),
    ...(lead ? [make("p", { className: "dl-lead" }, lead)] : []),
    make(
      "p",
      { className: "booklet-source" },
      ...(address ? [make("a", { href: address }, address), " · "] : []),
      license ?? "",
    ),
    contents,
  );
}

/** @param {Card[]} cards */
function contentsOf(cards) {
  const items = cards.map(({ id, title }) => make("li", {}, make("a", { href: `#${id}` }, title)));
  return make("ol", { className: "booklet-contents" }, ...items);
}

/** Take away what is of no use on paper, and open what is folded. */
function readyForPaper(article) {
  article.querySelectorAll(DROPPED).forEach((dropped) => dropped.remove());
  for (const figure of article.querySelectorAll("a.dl-enlarge")) {
    figure.replaceWith(...figure.childNodes);
  }
  for (const image of article.querySelectorAll("img[loading]")) {
    image.removeAttribute("loading");
  }
  for (const details of article.querySelectorAll("details")) {
    details.open = true;
  }
}

/** Give the anchors of a question names of their own. */
function nameAnchors(article, id) {
  for (const anchor of article.querySelectorAll("[id]")) {
    anchor.id = `${id}--${anchor.id}`;
  }
}

/**
 * Turn links to questions of the booklet inwards, and others to where the site is published.
 *
 * @param {Element} article
 * @param {Map<string, string>} inside the ids of the booklet's questions by the path of their page
 * @param {string} root
 */
function turnLinks(article, inside, root) {
  for (const link of article.querySelectorAll("a[href]")) {
    const { origin, pathname, search, hash } = new URL(valueOf(link, "href"));
    const id = inside.get(pathname);
    if (origin !== location.origin) {
      continue;
    }
    if (id) {
      link.setAttribute("href", `#${id}${hash && "--"}${decodeURIComponent(hash.slice(1))}`);
    } else if (root) {
      link.setAttribute("href", `${root}${pathname.slice(1)}${search}${hash}`);
    } else {
      link.replaceWith(...link.childNodes);
    }
  }
}

/** Move every heading of a question down, below that of what it is a part of. */
function lower(article, by) {
  for (const heading of [...article.querySelectorAll("h1, h2, h3, h4, h5")]) {
    const lowered = document.createElement(`h${Number(heading.localName[1]) + by}`);
    for (const { name, value } of heading.attributes) {
      lowered.setAttribute(name, value);
    }
    lowered.append(...heading.childNodes);
    heading.replaceWith(lowered);
  }
}

function pathsOf(cards) {
  return new Map(cards.map(({ id, address }) => [new URL(address).pathname, id]));
}

/** The whole answers of a chapter. */
async function fullChapter({ base, revision, root, chapters }, chapterId) {
  const chapter = chapters.find(({ id }) => id === chapterId);
  const inside = pathsOf(chapter.cards);
  const page = await load(new URL(`../chapters/${chapterId}/`, base));
  const main = begin(revision, `${chapter.title} · ${siteName(revision)}`);
  const lead = textOf(page.querySelector(".dl-lead"));
  main.append(front({ page, root, title: chapter.title, lead }, contentsOf(chapter.cards)));
  for (const { id, address } of chapter.cards) {
    const article = (await load(address)).querySelector("article") ?? make("article", {});
    readyForPaper(article);
    nameAnchors(article, id);
    turnLinks(article, inside, root);
    lower(article, 1);
    main.append(make("section", { id, className: "booklet-question" }, ...article.childNodes));
  }
}

/** Short answers and key points, a question a page. */
function allCards({ revision, root, chapters }) {
  const title = textOf(revision.querySelector("h1"));
  const main = begin(revision, `${title} · ${siteName(revision)}`);
  const contents = chapters.flatMap(({ title, cards }) => [
    make("p", { className: "booklet-chapter" }, title),
    contentsOf(cards),
  ]);
  const columns = make("div", { className: "booklet-columns" }, ...contents);
  main.append(front({ page: revision, root, title }, columns));
  for (const chapter of chapters) {
    for (const [index, { id, card }] of chapter.cards.entries()) {
      const tag = index ? "p" : "h1";
      turnLinks(card, new Map(), root);
      lower(card, -1);
      const label = make(tag, { className: "booklet-label" }, chapter.title);
      main.append(make("section", { id, className: "booklet-card" }, label, ...card.childNodes));
    }
  }
}

/** Wait until everything that is drawn is there. */
async function settle() {
  const styles = document.querySelectorAll("link[rel=stylesheet]");
  await Promise.all(Array.from(styles, loaded));
  await Promise.all(Array.from(document.images, (image) => image.decode()));
  await document.fonts.ready;
}

/** Resolves when the style sheet of a link is there. */
function loaded(link) {
  return link.sheet ?? new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(`there is no ${link.href}`)));
  });
}

/** The ids of the chapters that the page to revise from at `address` has. */
export async function chapterIds(address) {
  return (await open(address)).chapters.map(({ id }) => id);
}

/** Fill this empty page with the answers of a chapter, or with the cards of all where it is null. */
export async function compose(address, chapterId) {
  const source = await open(address);
  if (chapterId === null) {
    allCards(source);
  } else {
    await fullChapter(source, chapterId);
  }
  await settle();
}
