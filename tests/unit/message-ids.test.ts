// No page says the name of a sentence instead of a sentence: every id that stands in the page's code is in the catalogues, and so is
// every one that is put together there from the engine's words.
import { FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const WWW = new URL("../../www/", import.meta.url);
const code = readdirSync(WWW, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".d.ts"))
  .map((name) => ({ name, text: readFileSync(new URL(name, WWW), "utf8") }));

const known = new Set<string>();
for (const file of readdirSync(new URL("i18n/locales/zh-CN/", WWW))) {
  for (const { id, attributes } of new FluentResource(readFileSync(new URL(`i18n/locales/zh-CN/${file}`, WWW), "utf8")).body) {
    known.add(id);
    for (const attribute of Object.keys(attributes)) known.add(`${id}.${attribute}`);
  }
}

/** Matches of a pattern in all of the page's code, each once, with the first file it is in. */
function inCode(pattern: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, text } of code) for (const [, id = ""] of text.matchAll(pattern)) if (!found.has(id)) found.set(id, name);
  return found;
}

it("every sentence that is said by its name is in the catalogue", () => {
  const said = inCode(/\b(?:language|words|of)\.(?:say|parts)\(\s*"([^"]+)"/g);
  expect(said.size).toBeGreaterThan(300);
  const others = inCode(/\b(?:message|refusal)\s*:\s*"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"/g);
  expect(others.size).toBeGreaterThan(10);
  // One of two, by a condition.
  const chosen = inCode(/\.say\([^"`()]*\?\s*"([a-z][a-z0-9-]+)"/g);
  const otherwise = inCode(/\.say\([^"`()]*\?\s*"[a-z][a-z0-9-]+"\s*:\s*"([a-z][a-z0-9-]+)"/g);
  expect([...said, ...others, ...chosen, ...otherwise].filter(([id]) => !known.has(id))).toEqual([]);
});

it("every sentence whose name is put together can be found", () => {
  const made = inCode(/\.say\(\s*`([^`]*\$\{[^`]*)`/g);
  expect(made.size).toBeGreaterThan(30);
  const missing = [...made].filter(([template]) => {
    const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    const pattern = new RegExp(`^${parts.join(".+")}$`);
    return ![...known].some((id) => pattern.test(id));
  });
  expect(missing).toEqual([]);
});

const TYPES = readFileSync(new URL("../../package/types.ts", import.meta.url), "utf8");

/** The words of one of the engine's types. */
function words(type: string): string[] {
  const declared = new RegExp(`export type ${type} = ([^;]+);`).exec(TYPES)?.[1] ?? "";
  return [...declared.matchAll(/"([^"]+)"/g)].map(([, word]) => word ?? "");
}

describe("every word of the engine has its sentence", () => {
  it("what can stand in a file, as shape-…", () => {
    const shapes = readFileSync(new URL("../../src/problem/shape.rs", import.meta.url), "utf8").matchAll(/^ {4}[A-Z_]+ "([a-z_]+)"/gm);
    const all = [...shapes].map(([, id = ""]) => `shape-${id.replaceAll("_", "-")}`);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((id) => !known.has(id))).toEqual([]);
  });

  it.each([
    ["Status", "status"],
    ["Severity", "severity"],
    ["Role", "role"],
    ["Ask", "ask"],
    ["Rounding", "export-rounded"],
    ["Take", "why-over-months"],
  ])("%s, as %s-…", (type, prefix) => {
    const all = words(type);
    expect(all.length).toBeGreaterThan(1);
    expect(all.map((word) => `${prefix}-${word.replaceAll(/[ _]/g, "-")}`).filter((id) => !known.has(id))).toEqual([]);
  });
});
