// Forms in which readers compute with numbers of their own. The page holds an empty place for each,
// with its words, below a table of worked numbers; without this script there is the table alone.

const FORMS = { memory: () => import("./memory/form.js") };

/** @type {NodeListOf<HTMLElement>} */
const places = document.querySelectorAll(".dl-form");
for (const place of places) {
  const { form = "", words = "" } = place.dataset;
  const { fill } = await FORMS[form]();
  fill(place, JSON.parse(words));
}
