// The policy stands where hosts read it in words of their own; it is the one the tests run the page under.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { policyAt } from "../../scripts/serve.mjs";

const written = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const POLICY = policyAt("ADDRESS").replaceAll(" ADDRESS", "");

test("the file of headers: one policy, on all that is not the page in one file, and no header twice on one path", () => {
  const rules = written("www/public/_headers").split("\n\n").map((rule) => rule.split("\n").filter((line) => line !== "" && !line.startsWith("#")));
  const policies = rules.filter((lines) => lines.some((line) => line.includes("Content-Security-Policy")));
  for (const lines of policies) expect(lines).toContain(`  Content-Security-Policy: ${POLICY}`);
  expect(policies.map(([path]) => path)).toEqual(["/assets/*", "/", "/index.html", "/embed", "/embed.html", "/sw.js"]);
  const everywhere = new Set(rules.find(([path]) => path === "/*")?.slice(1).map((line) => line.split(":")[0]));
  expect(everywhere.size).toBe(3);
  for (const [path, ...lines] of rules) if (path !== "/*") expect(lines.filter((line) => everywhere.has(line.split(":")[0] ?? ""))).toEqual([]);
});

test("the guide to hosting has the same", () => {
  expect(written("docs/hosting.md").replaceAll(" $scheme://$host", "")).toContain(POLICY);
});
