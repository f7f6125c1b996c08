// Inputs as they were kept, or as a link carries them, made into inputs again: from other versions, too, and never trusted.

import type { Contract } from "../engine.ts";
import { EMPTY, OWN, VERSION, type Entered, type Inputs, type Settings, type Source } from "../state.ts";
import type { LongTexts, Place } from "./long-texts.ts";

/** What stands in the storage of a browser; a long text stands elsewhere, and may be lost. */
export async function taken(written: string, texts: () => Promise<LongTexts>): Promise<{ inputs: Inputs | null; lost: boolean }> {
  const kept = parsed(written);
  const inputs = inputsFrom(kept);
  const place = isRecord(kept) ? kept["long"] : undefined;
  if (!inputs || !isPlace(place)) return { inputs, lost: false };
  const text = await texts().then((long) => long.text(place)).catch(() => null);
  return { inputs: { ...inputs, text: text ?? "" }, lost: text === null };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}

function isPlace(place: unknown): place is Place {
  return isRecord(place) && typeof place["id"] === "string" && typeof place["pieces"] === "number";
}

/** Whether a later Yuekao wrote it. */
export function isNewer(kept: unknown): boolean {
  return isRecord(kept) && typeof kept["version"] === "number" && kept["version"] > VERSION;
}

export function inputsFrom(kept: unknown): Inputs | null {
  if (!isRecord(kept) || !isRecord(kept["inputs"])) return null;
  const { text, sources, contract, own, settings, handedOver, entered, compared } = kept["version"] === 1 ? second(kept["inputs"]) : kept["inputs"];
  if ((kept["version"] !== VERSION && kept["version"] !== 1) || typeof text !== "string" || typeof contract !== "string") return null;
  return {
    text,
    ...(isSources(sources) ? { sources } : {}),
    contract: contract === OWN && !isRecord(own) ? EMPTY.contract : contract,
    // Checked by the engine before anything is computed with it.
    own: isRecord(own) ? (own as Contract) : null,
    settings: Object.fromEntries(Object.entries(isRecord(settings) ? settings : {}).map(([id, set]) => [id, settingsFrom(set)])),
    handedOver: Object.fromEntries(Object.keys(isRecord(handedOver) ? handedOver : {}).map((key) => [key, true])),
    entered: Object.fromEntries(Object.entries(isRecord(entered) ? entered : {}).map(([key, typed]) => [key, enteredFrom(typed)])),
    compared: (Array.isArray(compared) ? compared : []).filter(isRecord).flatMap(({ contract: id, readings, values, package: priced }) =>
      (typeof id === "string" ? [{ contract: id, readings: strings(readings), values: strings(values), package: typeof priced === "string" ? priced : "" }] : [])),
  };
}

/** Version 1 knew one contract. */
function second({ text, handedOver, ...settings }: Record<string, unknown>): Record<string, unknown> {
  return { text, contract: EMPTY.contract, own: null, settings: { [EMPTY.contract]: settings }, handedOver };
}

function settingsFrom(set: unknown): Settings {
  const { start, readings, values, packages, notOffered } = isRecord(set) ? set : {};
  return {
    start: typeof start === "string" ? start : "", readings: strings(readings), values: strings(values), packages: strings(packages),
    notOffered: (Array.isArray(notOffered) ? notOffered : []).filter((figure) => typeof figure === "string"),
  };
}

function isSources(kept: unknown): kept is readonly Source[] {
  return Array.isArray(kept) && kept.every((one: unknown) => isRecord(one) && typeof one["name"] === "string" && typeof one["row"] === "number");
}

function enteredFrom(typed: unknown): Entered {
  const { figures, workOrders, seatChanges, events, statement } = isRecord(typed) ? typed : {};
  const rows = (list: unknown): Record<string, string>[] => (Array.isArray(list) ? list.map(strings) : []);
  return {
    figures: strings(figures),
    workOrders: rows(workOrders).map(({ received = "", replied = "", cost = "" }) => ({ received, replied, cost })),
    seatChanges: rows(seatChanges).map(({ date = "", seats = "" }) => ({ date, seats })),
    events: strings(events),
    statement: typeof statement === "string" ? statement : "",
  };
}

function strings(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
