// Replays what py-fsrs did, which stands on the standard input, with our schedule and with each
// number in its source changed by a hundredth; prints what came out otherwise.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import * as fsrs from "../../../src/dlprep/assets/study/fsrs.js";

const SOURCE = fileURLToPath(new URL("../../../src/dlprep/assets/study/fsrs.js", import.meta.url));
const NUMBER = /(?<![\w.[])\d+(?:\.\d+)?(?![\w\]])/g;
const COMMENT = /\/\*\*[\s\S]*?\*\//g;
const CLOSE = 1e-9;

/** How far a memory and its chance of recall are from those of py-fsrs; dates must be the same. */
function gap(memory, recall, wanted) {
  if (memory.due !== wanted.due) {
    return Infinity;
  }
  return Math.max(
    Math.abs(memory.stability / wanted.stability - 1),
    Math.abs(memory.difficulty / wanted.difficulty - 1),
    Math.abs(recall - wanted.recall),
  );
}

function* gaps({ createScheduler }, cases) {
  for (const { settings, reviews } of cases) {
    const scheduler = createScheduler(settings);
    let memory;
    for (const { grade, day, wanted } of reviews) {
      memory = scheduler.review(memory, grade, day);
      yield gap(memory, scheduler.recall(memory, wanted.day), wanted);
    }
  }
}

const isFar = (one) => !(one < CLOSE);

function isNoticed(module, cases) {
  for (const one of gaps(module, cases)) {
    if (isFar(one)) {
      return true;
    }
  }
  return false;
}

async function unnoticed(cases) {
  const code = readFileSync(SOURCE, "utf8").replace(COMMENT, (text) => " ".repeat(text.length));
  const numbers = [...code.matchAll(NUMBER)];
  const left = [];
  for (const { 0: number, index } of numbers) {
    const end = index + number.length;
    const changed = number === "0" ? "1" : String(Number(number) * 1.01);
    const source = code.slice(0, index) + changed + code.slice(end);
    const module = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    if (!isNoticed(module, cases)) {
      const line = code.slice(code.lastIndexOf("\n", index) + 1, code.indexOf("\n", end));
      left.push(line.trim());
    }
  }
  return { numbers: numbers.length, left };
}

const cases = JSON.parse(readFileSync(0, "utf8"));
const all = [...gaps(fsrs, cases)];
console.log(
  JSON.stringify({
    reviews: all.length,
    far: all.filter(isFar).length,
    largest: Math.max(...all.filter(Number.isFinite)),
    ...(await unnoticed(cases)),
  }),
);
