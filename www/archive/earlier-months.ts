// The months that stand in other sheets, as the engine is told of them: read under the contract at hand, with what was typed for
// them. Nothing is computed here.

import { currencyOf } from "../domain/contract.ts";
import { MOST_EARLIER, recordKey, saidOf, withChoices, withEntered, withLayouts } from "../domain/inputs.ts";
import type { Contract, Engine, VendorMonth } from "../engine/engine.ts";
import { LongText } from "../engine/long-text.ts";
import type { Inputs } from "../domain/state.ts";
import { countingOf, monthsOfVendor, under, type Filed, type Place, type Sheet } from "./sheet.ts";

/** Longer texts are read in a worker. */
const LONG = 100_000;
/** Sheets whose months stay read. */
const MOST_READ = 200;

export class EarlierMonths {
  readonly #engine: Engine;
  readonly #filed: (id: string) => Promise<Filed | null>;
  /** By sheet: its months as they were read last. */
  readonly #read = new Map<string, { revision: number; contract: Contract; layouts: Inputs["layouts"]; records: readonly VendorMonth[]; filed: Filed }>();

  constructor(engine: Engine, filed: (id: string) => Promise<Filed | null>) {
    this.#engine = engine;
    this.#filed = filed;
  }

  /** The vendor's months before this one that count and stand in other sheets than the one at hand, whose months are `records`. */
  async before(month: VendorMonth, records: readonly VendorMonth[], inputs: Inputs, contract: Contract, sheets: readonly Sheet[], family: ReadonlySet<string>): Promise<VendorMonth[]> {
    const { vendor = "", month: here } = month;
    if (!here) return [];
    // A sheet that is not in the archive yet counts before what is there.
    const filed = sheets.some(({ id }) => id === inputs.sheet);
    const own = new Set(filed ? [] : records.map(recordKey));
    const places = monthsOfVendor(countingOf(under(sheets, family)), vendor)
      .filter((place) => place.month !== "" && place.month < here && place.sheet.id !== inputs.sheet && !own.has(place.key))
      // Of ten years of sheets, those that nobody looks at are not read.
      .slice(-MOST_EARLIER);
    const found = await Promise.all(places.map((place) => this.#month(place, inputs, contract)));
    return found.flatMap((one) => (one ? [withEntered(one.month, one.filed.inputs.entered[recordKey(one.month)], currencyOf(contract))] : []));
  }

  /** A month as it is settled when it is opened: with what was chosen for it, and the months before it. */
  async whole(place: Place, inputs: Inputs, contract: Contract, sheets: readonly Sheet[], family: ReadonlySet<string>): Promise<VendorMonth | null> {
    const found = await this.#month(place, inputs, contract);
    if (!found) return null;
    const asOpened = { ...found.filed.inputs, contract: inputs.contract, settings: { ...found.filed.inputs.settings, ...inputs.settings } };
    return withChoices(found.month, found.records, asOpened, currencyOf(contract), await this.before(found.month, found.records, asOpened, contract, sheets, family));
  }

  async #month(place: Place, inputs: Inputs, contract: Contract): Promise<{ month: VendorMonth; records: readonly VendorMonth[]; filed: Filed } | null> {
    const { sheet, record, key } = place;
    const known = this.#read.get(sheet.id);
    if (known?.revision === sheet.revision && known.contract === contract && known.layouts === inputs.layouts) {
      const month = known.records.find((one) => recordKey(one) === key);
      if (month) return { month, records: known.records, filed: known.filed };
    }
    const filed = await this.#filed(sheet.id);
    if (!filed) return null;
    const layouts = withLayouts(inputs.layouts ?? [], filed.inputs.layouts ?? []);
    const records = await this.#records({ ...filed.inputs, layouts }, contract, record);
    if (this.#read.size >= MOST_READ) this.#read.clear();
    this.#read.set(sheet.id, { revision: sheet.revision, contract, layouts: inputs.layouts, records, filed });
    const month = records.find((one) => recordKey(one) === key);
    return month ? { month, records, filed } : null;
  }

  async #records(inputs: Inputs, contract: Contract, record: number): Promise<readonly VendorMonth[]> {
    if (inputs.text.length <= LONG) return (await this.#engine.parse(inputs.text, contract, saidOf(inputs))).records;
    const longText = new LongText();
    try {
      return (await longText.look(inputs.text, saidOf(inputs), contract, record)).parsed.records;
    } finally {
      longText.end();
    }
  }
}
