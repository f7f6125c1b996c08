// Results in words, the same wherever they are written.

import type { Assessment, Metric } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { openText } from "../i18n/open-values.ts";

/** “蓝鲸家电 · 2026年10月”. */
export function vendorAndMonth(of: Pick<Assessment, "vendor" | "month"> | null, language: Language): string {
  const month = language.month(of?.month);
  return `${of?.vendor ?? language.say("vendor-unknown")} · ${month}`;
}

export function statusText(status: Assessment["status"], language: Language): string {
  return language.say(`status-${status.replace("_", "-")}`);
}

/** What was measured; a rate that missed its target has the places that tell it from the target. */
export function rateText({ value, between, unit, target, met }: Metric, language: Language): string {
  if (value === null) return between ? openText(between, (one) => language.measure(one, unit), language) : language.say("no-data");
  return unit === "%" ? language.number.percent(value, met === false ? target : null) : language.measure(value, unit);
}
