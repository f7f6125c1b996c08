// What the result does not wait for: how the contract differs from what it was made from, how else it can be read, what is due when.

import type { Contract, Engine, VendorMonth } from "../engine/engine.ts";
import { inForce, recordKey } from "../domain/inputs.ts";
import { NOTHING_ENTERED, ownOf, settingsOf, UNSET, type Inputs } from "../domain/state.ts";
import { isTemplate } from "../domain/templates.ts";
import type { Settling } from "./settled.ts";
import { NO_MONTH, type Draft, type View } from "./view.ts";

/** Holds the contract in force, or the draft of it, against what it was made from. */
export async function changesFromBase(settling: Settling, present: Inputs, written: Contract, draft: Draft | null): Promise<Pick<View, "changes" | "examples">> {
  const own = ownOf(present);
  const template = own ? own.base : present.contract;
  // Nothing was set for a contract that comes with the page: it is what it was made from.
  const { start, readings, values, notOffered } = settingsOf(present);
  const itself = !own && start === "" && Object.keys({ ...readings, ...values }).length === 0;
  // Of one that only another version comes with nothing is known.
  const found = itself ? written : typeof template !== "string" ? template : isTemplate(template) ? await settling.template(template) : null;
  // What is not offered is no change of the contract.
  const base = found && inForce(found, { ...UNSET, notOffered });
  const changes = base && base !== written ? (await import("../domain/contract-changes.ts")).changesOf(base, draft?.written ?? written) : [];
  return { changes, examples: base?.values?.flatMap(({ id, example }) => (example ? [id] : [])) ?? [] };
}

export async function readingsAndDates(engine: Engine, present: Inputs, written: Contract, month: VendorMonth): Promise<Pick<View, "readings" | "calendar">> {
  // Asked of the contract that is ready from settling the month.
  const readings = await engine.readings(written, month);
  // A start that stands beside the figures counts instead of the contract's, for the dates of its term, too.
  const dated = month.start ? { ...written, start: month.start } : written;
  const { events } = present.entered[recordKey(month)] ?? NOTHING_ENTERED;
  return { readings, calendar: month.month ? await engine.calendar(dated, month.month, events) : NO_MONTH.calendar };
}
