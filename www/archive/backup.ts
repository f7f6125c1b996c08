// A copy of the whole archive as one text, and what such a text holds.

import { readFiled, readSheet } from "./archive.ts";
import type { Filed, Sheet } from "./sheet.ts";

const FORMAT = "yuekao.backup";
export const BACKUP_VERSION = 1;

export type Backup = { entries: readonly { sheet: Sheet; filed: Filed }[] } | { refusal: "cut" | "later" | "other" | "part"; count?: number };

/** What it is stands in front, so that a later version is told even where the file is cut off; how many there are stands there, too. */
export function backupOf(entries: readonly { sheet: object; filed: object }[]): string {
  return JSON.stringify({ format: FORMAT, version: BACKUP_VERSION, count: entries.length, entries });
}

/** All of what is in it, or why nothing is taken from it. */
export function readBackup(text: string): Backup {
  const [, version] = /^\uFEFF?\s*\{\s*"format"\s*:\s*"yuekao\.backup"\s*,\s*"version"\s*:\s*(\d+)/.exec(text) ?? [];
  if (version !== undefined && Number(version) > BACKUP_VERSION) return { refusal: "later" };
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { refusal: version === undefined ? "other" : "cut" };
  }
  if (typeof read !== "object" || read === null) return { refusal: "other" };
  const { format, version: stated, count, entries } = read as Record<string, unknown>;
  if (format !== FORMAT) return { refusal: "other" };
  if (typeof stated !== "number" || stated > BACKUP_VERSION) return { refusal: "later" };
  if (!Array.isArray(entries) || entries.length !== count) return { refusal: "cut" };
  const found = entries.map((entry: unknown) => {
    const { sheet, filed } = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
    const [list, made] = [readSheet(sheet), readFiled(filed)];
    return list && made ? { sheet: list, filed: made } : null;
  });
  const whole = found.filter((one) => one !== null);
  return whole.length === found.length ? { entries: whole } : { refusal: "part", count: found.length - whole.length };
}
