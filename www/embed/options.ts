// What a page around sends is looked at before anything is done with it. Contract and figures are judged where they are
// taken; here it is their kind.

import type { FrameOptions } from "./messages.ts";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isOneOf = (...known: unknown[]) => (value: unknown): boolean => known.includes(value);

const FITS: { readonly [Key in keyof Required<FrameOptions>]: (value: unknown) => boolean } = {
  contract: (value) => typeof value === "string" || isObject(value),
  figures: (value) => value === null || typeof value === "string" || isObject(value),
  language: isOneOf("", "zh-CN", "zh-TW", "en"),
  theme: isOneOf("", "light", "dark"),
  view: isOneOf("full", "compact", "result"),
  readOnly: isOneOf(true, false),
};
const fits = new Map(Object.entries(FITS));

/** The options, or the name of the first thing that is none. What is undefined was left out, as programs write it. */
export function optionsFrom(set: unknown): { options: FrameOptions } | { wrong: string } {
  if (!isObject(set)) return { wrong: "set" };
  const stated = Object.entries(set).filter(([, value]) => value !== undefined);
  const wrong = stated.find(([key, value]) => !fits.get(key)?.(value));
  return wrong ? { wrong: wrong[0] } : { options: Object.fromEntries(stated) };
}
