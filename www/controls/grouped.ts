// Numbers in fields read with separators, as everywhere; while somebody types in a field, it holds what was typed.

import type { LitElement } from "lit";

import type { Language } from "../i18n/language.ts";

const DIGITS = /^-?\d{4,}(?:\.\d+)?$/;

/**
 * What the field that `selector` finds holds; its element is to be asked for an update when the field is left. A field that
 * somebody has entered keeps its separators until it is typed in: another text would take the selection away, and what is typed
 * then would be added to the number instead of replacing it.
 */
export function grouped(host: LitElement, selector: string, typed: string, { number }: Language): string {
  if (!DIGITS.test(typed)) return typed;
  const withSeparators = number.plain(typed);
  const field = host.shadowRoot?.activeElement;
  if (field instanceof HTMLInputElement && field.matches(selector)) return field.value === withSeparators ? withSeparators : typed;
  return withSeparators;
}
