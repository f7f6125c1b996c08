// Inputs made into a result by the engine. Whatever is settled comes through here, be it pasted, linked, kept or given: the
// contracts in it are sound, or it is refused.

import type { Assessment, Contract, Engine, Parsed, Problem, Sight, VendorMonth } from "../engine.ts";
import { askedTables, withoutAsked } from "../elements/notices.ts";
import { inForce, saidOf, withChoices } from "../inputs.ts";
import { OWN, settingsOf, type Inputs } from "../state.ts";
import type { Refusal } from "./changes.ts";
import type { Alarm } from "./view.ts";

/** What was read of a text, and where. */
export interface Seen {
  /** Of a long text, the months of the vendor that is shown. */
  parsed: Parsed | null;
  /** Which vendor-month of the text each of those is, from 0. */
  numbers: readonly number[];
  /** How many the text holds. */
  of: number;
  /** Where the rows of a long text are. */
  layout: Sight["layout"];
}

export interface Settled extends Seen {
  inputs: Inputs;
  /** As it reads in the month: with the numbers its texts take over from its terms. For showing and for asking. */
  contract: Contract;
  /** As it is written, with what was set for it: to be saved and to be changed. */
  written: Contract;
  /** Which vendor-month is shown, from 0. */
  record: number;
  month: VendorMonth | null;
  assessment: Assessment | null;
  alarm: Alarm | null;
}

export const NOTHING_SEEN: Seen = { parsed: null, numbers: [], of: 0, layout: null };

export class Settling {
  readonly #engine: Engine;
  /** Contracts that were found sound. */
  readonly #sound = new WeakSet<Contract>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** What keeps a contract from being used; a warning does not. */
  async errors(contract: unknown): Promise<Problem[]> {
    return (await this.problems(contract)).filter(({ severity }) => severity === "error");
  }

  /** Everything there is to say of a contract. */
  problems(contract: unknown): Promise<Problem[]> {
    return this.#engine.validate(contract);
  }

  async contract(inputs: Inputs): Promise<Contract> {
    const own = inputs.contract === OWN ? inputs.own : null;
    return inForce(own ?? (await this.#engine.template(inputs.contract)), settingsOf(inputs));
  }

  /** Null where no contract is known by that id: another version may have it. */
  #known(inputs: Inputs): Promise<Contract | null> {
    return this.contract(inputs).catch((cause: unknown) => {
      if (cause instanceof RangeError) return null;
      throw cause;
    });
  }

  /** The result, or why there is none; `before`: what is on the page, and need not be read again. */
  async settle(inputs: Inputs, record: number, before: Seen & { inputs: Inputs }): Promise<Settled | { refusal: Refusal }> {
    const contract = await this.#known(inputs);
    if (!contract) return { refusal: { alarm: { message: "alarm-contract-unknown", values: { id: inputs.contract } } } };
    const unsound = await this.unsound(inputs, contract);
    if (unsound.length > 0) return { refusal: { alarm: { message: "alarm-contract-kept", problems: unsound }, unsound } };
    const seen = await this.#look(inputs, contract, record, before);
    const { parsed, numbers, of } = seen;
    const chosen = Math.max(0, Math.min(record, of - 1));
    const pasted = parsed?.records[numbers.indexOf(chosen)];
    if (parsed && !pasted && inputs.text !== before.inputs.text) {
      const tables = askedTables(parsed.tables);
      const asked = tables.length > 0 ? { asked: { inputs, tables } } : {};
      const message = tables.length > 0 ? "alarm-asked" : "alarm-no-table";
      return { refusal: { alarm: { message, problems: withoutAsked(parsed.problems, tables), refused: inputs.text, ...asked } } };
    }
    const month = parsed && pasted ? withChoices(pasted, parsed.records, inputs) : null;
    const assessment = month ? await this.#engine.assess(contract, month) : null;
    const worded = await this.#engine.worded(contract, month?.month);
    if (month) return { ...seen, inputs, contract: worded, written: contract, record: chosen, month, assessment, alarm: null };
    // The same text under a contract that uses nothing of it: the contract is shown, and the figures come back with the other.
    const alarm = parsed ? { message: "alarm-no-figures", problems: parsed.problems } : null;
    return { ...NOTHING_SEEN, inputs, contract: worded, written: contract, record: 0, month, assessment, alarm };
  }

  /** What is wrong with the contract in force, and with one's own, which is sound also while another one is in force. */
  async unsound({ own }: Inputs, inForce: Contract): Promise<Problem[]> {
    const errors = await this.errors(inForce);
    if (!own || this.#sound.has(own)) return errors;
    const errorsOfOwn = await this.errors(own);
    if (errorsOfOwn.length === 0) this.#sound.add(own);
    return errors.length > 0 ? errors : errorsOfOwn;
  }

  /** The text as read under the contract, around the given month; what was read before is not read again. */
  async #look(inputs: Inputs, contract: Contract, record: number, before: Seen & { inputs: Inputs }): Promise<Seen> {
    if (inputs.text === "") return NOTHING_SEEN;
    const { parsed, numbers, of, layout, inputs: known } = before;
    const same = inputs.text === known.text && inputs.contract === known.contract && inputs.own === known.own && inputs.layouts === known.layouts;
    return same && parsed && numbers.includes(record) ? { parsed, numbers, of, layout } : this.#engine.look(inputs.text, saidOf(inputs), contract, record);
  }
}
