// What other programs export: a list of objects, which the engine makes a table of.

/** Whether a text begins as one. */
export function mayBeJson(text: string): boolean {
  return /^\ufeff?\s*[[{]\s*["{}]/.test(text.slice(0, 1000));
}
