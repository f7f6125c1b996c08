import { FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const LOCALES = ["zh-CN", "zh-TW", "en"];
const FILES = readdirSync(new URL("../../www/i18n/locales/zh-CN", import.meta.url)).map((file) => file.replace(".ftl", ""));

const read = (locale: string, file: string): string => readFileSync(new URL(`../../www/i18n/locales/${locale}/${file}.ftl`, import.meta.url), "utf8");

/** Each message with the names of the values it uses, attributes included. */
function messages(locale: string, file: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of new FluentResource(read(locale, file)).body) {
    if (found.has(entry.id)) throw new Error(`${locale}/${file}.ftl has ${entry.id} twice`);
    const names = [...JSON.stringify([entry.value, entry.attributes]).matchAll(/"type":"var","name":"(\w+)"/g)].map(([, name]) => name);
    // What is said of one alone is said where a language has another form for it.
    found.set(entry.id, `${[...new Set(names)].toSorted().join(" ")} | ${Object.keys(entry.attributes).filter((name) => name !== "one").join(" ")}`);
  }
  return found;
}

test.each(LOCALES)("%s has every file", (locale) => {
  expect(readdirSync(new URL(`../../www/i18n/locales/${locale}`, import.meta.url)).toSorted()).toEqual(FILES.map((file) => `${file}.ftl`).toSorted());
});

test("no sentence is in two files: all of them are spoken at once", () => {
  const all = FILES.flatMap((file) => [...messages("zh-CN", file).keys()]);
  expect(all.filter((id, place) => all.indexOf(id) !== place)).toEqual([]);
});

describe.each(FILES)("%s.ftl", (file) => {
  test.each(LOCALES)("%s loses nothing to a syntax error", (locale) => {
    const written = [...read(locale, file).matchAll(/^[a-z][\w-]* =/gm)].length;
    expect(messages(locale, file).size).toBe(written);
  });

  test.each(LOCALES.slice(1))("%s says everything zh-CN says, with the same values", (locale) => {
    expect(Object.fromEntries(messages(locale, file))).toEqual(Object.fromEntries(messages("zh-CN", file)));
  });
});

test("no sentence of zh-TW is left in simplified characters", () => {
  // Characters that exist only in the simplified script; the language names are written in their own.
  const text = FILES.map((file) => read("zh-TW", file)).join("").replaceAll(/^language-.*$/gm, "");
  expect(text.match(/[这个们来时会应没还进对开关问题数据读写见观览页处档钱费张单价总]/gu) ?? []).toEqual([]);
});

test("every problem of the engine has its sentence and a hint", () => {
  const declarations = readFileSync(new URL("../../package/types.ts", import.meta.url), "utf8");
  const codes = [...(/export type Code = ([^;]+);/.exec(declarations)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(([, code]) => `problem-${code?.replaceAll("_", "-")}`);
  expect(codes.length).toBeGreaterThan(0);
  const known = messages("zh-CN", "problems");
  expect(codes.filter((code) => !known.get(code)?.endsWith("| hint"))).toEqual([]);
});
