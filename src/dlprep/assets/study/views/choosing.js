/** Choosing what to practise: by chapter, by level, and by how it stands. */

import { statusOf } from "../cards.js";
import { studyDay } from "../day.js";
import { button, element } from "../dom.js";
import { filled } from "../filled.js";
import { levelNames } from "../levels.js";

/**
 * A form that leads to the cards of a choice.
 * @param {import("../app.js").App} app
 * @param {import("../agenda.js").State} state
 */
export function choosing({ index, words, lang }, state) {
  const day = studyDay(Date.now());
  const named = levelNames(words);
  const statuses = { new: words.statusNew, due: words.statusDue, shaky: words.statusShaky };
  const fields = {
    chapter: select(words, index.chapters.map(({ id, title }) => [id, title[lang]])),
    level: select(words, index.levels.map((id) => [id, named[id] ?? id])),
    status: select(words, Object.entries(statuses)),
  };
  const chosen = () =>
    Object.entries(fields).flatMap(([name, { value }]) => (value ? [[name, value]] : []));
  const status = element("p", { className: "dl-study__quiet", role: "status" });
  const start = button(words.begin, () => {
    location.hash = `#/review?${new URLSearchParams(chosen())}`;
  });
  const update = () => {
    const count = state.cards.filter(({ id, question }) => {
      const memory = state.memories.get(id);
      const own = {
        chapter: index.chapters[question.chapter].id,
        level: index.levels[question.level],
        status: statusOf(memory, day),
      };
      return memory?.last !== day && chosen().every(([name, value]) => own[name] === value);
    }).length;
    const isChosen = chosen().length > 0;
    status.textContent = isChosen ? filled(words.picked, { count }) : words.pickOne;
    start.disabled = !isChosen || count === 0;
  };
  const labels = Object.entries(fields).map(([name, field]) =>
    element("label", {}, words[name], field)
  );
  update();
  return element(
    "details",
    { onchange: update },
    element("summary", {}, words.pick),
    element("div", { className: "dl-study__pick" }, ...labels, status, start),
  );
}

/** @param {import("../words.js").Words} words @param {string[][]} options  values and what they say */
function select(words, options) {
  const made = element("select");
  made.append(
    new Option(words.all, ""),
    ...options.map(([value, text]) => new Option(text, value)),
  );
  return made;
}
