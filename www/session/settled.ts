// Inputs made into a result by the engine. Whatever is settled comes through here, be it pasted, linked, kept or given: the
// contracts in it are sound, or it is refused.

import { currencyOf } from "../domain/contract.ts";
import type { Contract, Engine, Problem } from "../engine/engine.ts";
import { wordedLike } from "../engine/filled-texts.ts";
import { askedTables, withoutAsked } from "./notices.ts";
import { inForce, newestOf, saidOf, withChoices } from "../domain/inputs.ts";
import { EMPTY, OWN, ownOf, settingsOf, type Inputs, type OwnContract } from "../domain/state.ts";
import type { Refusal } from "./changes.ts";
import { NO_ARCHIVE, NOTHING_SEEN, type ArchiveAccess, type Draft, type Seen, type Settled } from "./view.ts";

export class Settling {
  readonly #engine: Engine;
  /** Contracts that come with the engine, as far as they were asked for. */
  readonly #templates = new Map<string, Contract>();
  /** What is wrong with the contracts that were looked at. */
  readonly #errors = new WeakMap<object, Problem[]>();

  readonly #earlier: ArchiveAccess["earlier"];

  constructor(engine: Engine, earlier = NO_ARCHIVE.earlier) {
    this.#engine = engine;
    this.#earlier = earlier;
  }

  /** What keeps a contract from being used; a warning does not. */
  async errors(contract: Contract): Promise<Problem[]> {
    const known = this.#errors.get(contract);
    if (known) return known;
    const errors = (await this.problems(contract)).filter(({ severity }) => severity === "error");
    this.#errors.set(contract, errors);
    return errors;
  }

  /** Everything there is to say of a contract. */
  problems(contract: unknown): Promise<Problem[]> {
    return this.#engine.validate(contract);
  }

  async contract(inputs: Inputs): Promise<Contract> {
    return inForce(ownOf(inputs)?.contract ?? (await this.template(inputs.contract)), settingsOf(inputs));
  }

  /** A contract that comes with the engine. */
  async template(id: string): Promise<Contract> {
    const known = this.templates.get(id);
    if (known) return known;
    const template = await this.#engine.template(id);
    this.#templates.set(id, template);
    return template;
  }

  /** Those that are here already. */
  get templates(): ReadonlyMap<string, Contract> {
    return this.#templates;
  }

  /** Null where no contract is known by that id: another version may have it. */
  #known(inputs: Inputs): Promise<Contract | null> {
    return this.contract(inputs).catch((cause: unknown) => {
      if (cause instanceof RangeError) return null;
      throw cause;
    });
  }

  /** The result, or why there is none; `record`: null for the newest; `before`: what is on the page, and need not be read again. */
  async settle(asked: Inputs, record: number | null, before: Seen & { inputs: Inputs }): Promise<Settled | { refusal: Refusal }> {
    const { inputs, draft: writing } = await this.#withDrafts(asked);
    const contract = await this.#known(inputs);
    if (!contract) return { refusal: { alarm: { message: "alarm-contract-unknown", values: { id: inputs.contract } } } };
    const unsound = await this.unsound(inputs, contract);
    if (unsound.length > 0) return { refusal: { alarm: { message: "alarm-contract-kept", problems: unsound }, unsound } };
    // An example shows what it was made to show.
    const wanted = record ?? (inputs.example ? 0 : null);
    const { newest, ...seen } = await this.#look(inputs, contract, wanted, before);
    const { parsed, numbers, of } = seen;
    const chosen = Math.max(0, Math.min(wanted ?? newest ?? 0, of - 1));
    const pasted = parsed?.records[numbers.indexOf(chosen)];
    if (parsed && !pasted && inputs.text !== before.inputs.text) {
      const tables = askedTables(parsed.tables);
      const asked = parsed.tables.length > 0 ? { asked: { inputs, tables: parsed.tables } } : {};
      const message = tables.length > 0 ? "alarm-asked" : "alarm-no-table";
      return { refusal: { alarm: { message, problems: withoutAsked(parsed.problems, tables), refused: inputs.text, ...asked } } };
    }
    const month = parsed && pasted ? withChoices(pasted, parsed.records, inputs, currencyOf(contract), await this.#earlier(pasted, parsed.records, inputs, contract)) : null;
    const assessment = month ? await this.#engine.assess(contract, month) : null;
    const worded = await this.#engine.worded(contract, month?.month);
    const draft = writing && { ...writing, contract: wordedLike(writing.written, contract, worded) };
    if (month) return { ...seen, inputs, contract: worded, written: contract, draft, record: chosen, month, assessment, alarm: null };
    // The same text under a contract that uses nothing of it: the contract is shown, and the figures come back with the other.
    const alarm = parsed ? { message: "alarm-no-figures", problems: parsed.problems } : null;
    return { ...NOTHING_SEEN, inputs, contract: worded, written: contract, draft, record: 0, month, assessment, alarm };
  }

  /** What is being written counts as soon as it has no errors; until then it is a draft. */
  async #withDrafts(inputs: Inputs): Promise<{ inputs: Inputs; draft: Draft | null }> {
    let [found, inForceNow]: [Inputs, Draft | null] = [inputs, null];
    for (const own of inputs.owns) {
      if (!own.draft) continue;
      const contract = inForce(own.draft, settingsOf({ ...inputs, contract: own.id }));
      const problems = await this.errors(contract);
      const sound: OwnContract = { ...own, contract: own.draft, draft: null };
      if (problems.length === 0) found = { ...found, owns: found.owns.map((one) => (one === own ? sound : one)) };
      else if (own.id === inputs.contract) inForceNow = { contract, written: contract, problems };
    }
    return { inputs: found, draft: inForceNow };
  }

  /** What is wrong with the contract in force, and with those of one's own, which are sound also while another one is in force. */
  async unsound({ owns }: Inputs, inForce: Contract): Promise<Problem[]> {
    for (const one of [inForce, ...owns.flatMap(partsOf)]) {
      const errors = await this.errors(one);
      if (errors.length > 0) return errors;
    }
    return [];
  }

  async #isSound(own: OwnContract): Promise<boolean> {
    const errors = await Promise.all(partsOf(own).map((one) => this.errors(one)));
    return errors.flat().length === 0;
  }

  /** The inputs with those contracts of one's own alone that are sound. */
  async soundOf(inputs: Inputs): Promise<Inputs> {
    if (inputs.owns.length === 0) return inputs;
    const sound = await Promise.all(inputs.owns.map((own) => this.#isSound(own)));
    if (sound.every(Boolean)) return inputs;
    const owns = inputs.owns.filter((_, index) => sound[index]);
    const contract = inputs.contract.startsWith(OWN) && !ownOf({ ...inputs, owns }) ? EMPTY.contract : inputs.contract;
    return { ...inputs, contract, owns };
  }

  /** The text as read under the contract, around the given month; what was read before is not read again. */
  async #look(inputs: Inputs, contract: Contract, record: number | null, before: Seen & { inputs: Inputs }): Promise<Seen & { newest?: number }> {
    if (inputs.text === "") return NOTHING_SEEN;
    const { parsed, numbers, of, layout, keys, inputs: known } = before;
    const same = inputs.text === known.text && inputs.contract === known.contract && ownOf(inputs)?.contract === ownOf(known)?.contract && inputs.layouts === known.layouts;
    if (same && parsed && record !== null && numbers.includes(record)) return { parsed, numbers, of, layout, ...(keys ? { keys } : {}) };
    const seen = await this.#engine.look(inputs.text, saidOf(inputs), contract, record);
    // Of a long text only the worker that has read it knows the newest.
    return seen.newest === undefined && record === null ? { ...seen, newest: newestOf(seen.parsed.records) } : seen;
  }
}

/** What counts of a contract of one's own: the contract, and what it was made from. */
function partsOf({ contract, base }: OwnContract): Contract[] {
  return typeof base === "string" || base === null ? [contract] : [contract, base];
}
