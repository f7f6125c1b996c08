// A contract's file with what was changed in the contract changed in it: everything else stays as it was written, to the
// last space.

import { applyEdits, modify, type JSONPath } from "jsonc-parser";

type Json = unknown;

/** The text of a file that now holds `contract`. */
export function rewritten(source: string, contract: Json): string {
  const text = source.replace(/^\ufeff/, "");
  const formattingOptions = { tabSize: /\n(\t| +)"/.exec(text)?.[1]?.length ?? 2, insertSpaces: !/\n\t/.test(text) };
  const changed = differences(JSON.parse(text), contract, []).reduce(
    (written, { path, value }) => applyEdits(written, modify(written, path, value, { formattingOptions })), text);
  return source.startsWith("\ufeff") ? `\ufeff${changed}` : changed;
}

interface Difference {
  path: JSONPath;
  /** Undefined: it is not there any more. */
  value: Json;
}

/** Where two values differ, as deep down as they can be told apart. */
function differences(was: Json, now: Json, path: JSONPath): Difference[] {
  if (JSON.stringify(was) === JSON.stringify(now)) return [];
  if (isObject(was) && isObject(now)) {
    return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((key) => (key in now ? differences(was[key], now[key], [...path, key]) : [{ path: [...path, key], value: undefined }]));
  }
  if (Array.isArray(was) && Array.isArray(now) && was.length === now.length) return now.flatMap((one: Json, index) => differences(was[index], one, [...path, index]));
  return [{ path, value: now }];
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
