// Numbers in fields read with separators, as everywhere; while somebody types in a field, it holds what was typed.

import type { LitElement } from "lit";

import type { Language } from "../i18n/language.ts";

const DIGITS = /^-?\d{4,}(?:\.\d+)?$/;

/** What the field that `selector` finds holds; its element is to be asked for an update when the field is left. */
export function grouped(host: LitElement, selector: string, typed: string, { number }: Language): string {
  if (!DIGITS.test(typed) || host.shadowRoot?.activeElement?.matches(selector)) return typed;
  return number.plain(typed);
}
