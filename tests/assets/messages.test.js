import assert from "node:assert/strict";
import { test } from "node:test";

import { escapeHtml } from "../../src/dlprep/assets/search/messages.js";

test("text becomes HTML that shows it", () => {
  assert.equal(escapeHtml('a < b && "c" > d'), "a &lt; b &amp;&amp; &quot;c&quot; &gt; d");
});
