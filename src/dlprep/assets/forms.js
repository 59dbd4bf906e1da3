// Forms in which readers compute with numbers of their own. The page holds an empty place for each,
// with its words, below a table of worked numbers; without this script there is the table alone.

const FORMS = { memory: () => import("./memory/form.js") };

for (const place of document.querySelectorAll(".dl-form")) {
  const { fill } = await FORMS[place.dataset.form]();
  fill(place, JSON.parse(place.dataset.words));
}
