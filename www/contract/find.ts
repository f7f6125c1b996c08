// A place of the paper by its words: a field, a button that adds something, a clause by its number.

/** What can be gone to, as it is called. */
interface Place {
  label: string;
  element: HTMLElement;
}

const PLACES = ":is(input:not([type=file], [type=checkbox]), select:not(.menu, .actions), span.words, .adding button, yuekao-categories)";

/** Everything on the sheet that can be gone to, in its order. */
export function placesOf(sheet: Element): Place[] {
  return [...sheet.querySelectorAll<HTMLElement>(PLACES)].flatMap((one) => {
    const element = one.localName === "yuekao-categories" ? one.shadowRoot?.querySelector<HTMLElement>("input[type=search]") : one;
    return element ? [{ label: element.getAttribute("aria-label") ?? element.textContent.replace("＋", "").trim(), element }] : [];
  });
}

/** The place that is called by all of these words and few others, or holds them; a clause by its number. Null where nothing does. */
export function placeOf(places: readonly Place[], wanted: string): HTMLElement | null {
  const words = wanted.normalize("NFKC").toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return null;
  const fits = (text: string): boolean => words.every((word) => text.normalize("NFKC").toLowerCase().includes(word));
  const called = places.filter(({ label }) => fits(label)).toSorted((one, other) => one.label.length - other.label.length);
  const clause = places.find(({ element }) => element.matches(".margin input") && valueOf(element) === wanted.trim());
  return clause?.element ?? called[0]?.element ?? places.find(({ label, element }) => fits(`${label} ${valueOf(element)}`))?.element ?? null;
}

function valueOf(element: HTMLElement): string {
  if (element instanceof HTMLInputElement) return element.value;
  return element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.textContent ?? "") : (element.textContent);
}
