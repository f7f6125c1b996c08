// What the page says of each typical mistake in a contract, in every language. That these are the engine's problems is tested in
// Rust (`tests/engine/mistakes.rs`).

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Contract, Problem } from "yuekao";

import { language, LOCALES } from "../../www/i18n/language.ts";
import { problemHint, problemSentence } from "../../www/domain/problem-sentences.ts";

type Locale = (typeof LOCALES)[number];

interface Told extends Pick<Problem, "code" | "message" | "hint"> {
  values?: Record<string, string> | null;
  says: Readonly<Record<Locale, string>>;
}

interface Mistake {
  mistake: string;
  told: readonly Told[];
}

const { contract, mistakes } = JSON.parse(readFileSync(new URL("../mistakes.json", import.meta.url), "utf8")) as { contract: Contract; mistakes: readonly Mistake[] };

test.each(mistakes.map(({ mistake, told }) => [mistake, told] as const))("%s", async (_, told) => {
  expect(told.length).toBeGreaterThan(0);
  for (const { says, values, ...problem } of told) {
    for (const locale of LOCALES) {
      const spoken = (await language(locale, ["page", "more", "problems"])).of(contract);
      const whole = { ...problem, severity: "error", values: values ?? {} } as Problem;
      expect(`${problemSentence(whole, spoken)} ${problemHint(whole, spoken)}`).toBe(says[locale]);
    }
  }
});
