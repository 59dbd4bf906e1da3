import assert from "node:assert/strict";
import { test } from "node:test";

import { partsOf } from "../../../src/dlprep/assets/study/invitation.js";

const MARKDOWN = `# What is it?

Basics

## Short

It is.

### Not a part of its own

## How it works

\`\`\`python
x = 1  ## Key points
\`\`\`

## Key points

- One.
`;

test("an interviewer gets the question and the parts to grade by, not the long answer", () => {
  assert.deepEqual(partsOf(MARKDOWN, ["Short", "Key points"]), [
    "# What is it?\n\nBasics",
    "## Short\n\nIt is.\n\n### Not a part of its own",
    "## Key points\n\n- One.",
  ]);
});
