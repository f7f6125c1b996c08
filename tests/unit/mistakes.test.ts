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

// A name that is nearly another one's, and something else: the engine may find the near one, and the page says why there is none.
test.each([
  ["median", `{"median":["complaints","100"]}`, "中位数", "中位數", "median"],
  ["median of rows", `"median"`, "中位数", "中位數", "median"],
  ["percentile", `{"percentile":{"of":"minutes","p":"95"}}`, "百分位数", "百分位數", "percentile"],
  ["95th percentile", `"p95"`, "百分位数", "百分位數", "percentile"],
  ["half-even", `"half_even"`, "half_up 在正好一半时一律进位", "half_up 在正好一半時一律進位", "half_up always rounds them up"],
  ["bankers", `"bankers"`, "half_up 在正好一半时一律进位", "half_up 在正好一半時一律進位", "half_up always rounds them up"],
  ["compound interest", `{"compound":{"of":"service","rate":"5"}}`, "month_before", "month_before", "month_before"],
])("what cannot be computed is told with what to do instead: %s", async (_, found, ...told) => {
  const problem = { code: "json_shape", severity: "error", message: "", hint: "", values: { expected: "mechanism", found, near: "mean" } } as unknown as Problem;
  for (const [place, locale] of (["zh-CN", "zh-TW", "en"] as const).entries()) {
    const hint = problemHint(problem, (await language(locale, ["page", "more", "problems"])).of(contract));
    expect(hint).toContain(told[place]);
    expect(hint).toContain("figure");
    expect(hint).not.toContain("mean");
  }
});
