// Lists that are filtered by the fields of a form. The address holds the choice, so that it can be
// linked to. An anchor such as #level-basic makes it too; without this script it leads to an index.

/** @returns {HTMLElement[]} */
function all(selector) {
  return [...document.querySelectorAll(selector)];
}

// As what names are compared: 배치 정규화 is 배치정규화, Drop-out is dropout.
function squash(text) {
  return text.normalize("NFC").toLowerCase().replace(/[\s-]+/g, "");
}

function fits(row, field) {
  if (!field.value) return true;
  if (field.type !== "search") return row.dataset[field.name].split(" ").includes(field.value);
  const names = [...row.querySelectorAll("dt, .dl-also")].map((name) => name.textContent);
  return squash(names.join("\n")).includes(squash(field.value));
}

function say(output, count) {
  const { one, other } = output.dataset;
  output.value = (count === 1 ? one : other).replace("{}", count);
}

function apply(form, fields) {
  const rows = all(".dl-filtered");
  for (const row of rows) row.hidden = !fields.every((field) => fits(row, field));
  for (const group of all(".dl-filtered-group")) {
    group.hidden = !group.querySelector(".dl-filtered:not([hidden])");
  }
  say(form.querySelector("output"), rows.filter((row) => !row.hidden).length);
  form.querySelector("button").hidden = fields.every((field) => !field.value);
}

function keep(fields) {
  const chosen = fields.filter((field) => field.value).map(({ name, value }) => [name, value]);
  const query = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

// Set the fields to what the address says; true where an anchor does.
function read(form, fields) {
  const query = new URLSearchParams(location.search);
  const anchor = CSS.escape(decodeURIComponent(location.hash.slice(1)));
  const option = form.querySelector(`option[data-anchor="${anchor}"]`);
  for (const field of fields) {
    field.value = option ? "" : query.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.selectedIndex = 0; // there is no such choice
  }
  if (option) option.selected = true;
  return option !== null;
}

function follow(form, fields) {
  const chosen = read(form, fields);
  apply(form, fields);
  if (chosen) form.scrollIntoView({ block: "center", behavior: "instant" });
}

// They may become more: practice adds how one stands with the questions.
function fieldsOf(form) {
  return [...form.querySelectorAll("select, input")];
}

function start(form) {
  const change = () => {
    keep(fieldsOf(form));
    apply(form, fieldsOf(form));
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", change);
  form.addEventListener("reset", () => setTimeout(change)); // the fields are empty then
  addEventListener("hashchange", () => follow(form, fieldsOf(form)));
  for (const index of all(".dl-index")) index.hidden = true;
  form.hidden = false;
  follow(form, fieldsOf(form));
}

const form = document.querySelector("form.dl-filter");
if (form) start(form);
