// What happens between a paste and a result. The element shows a view; this makes the views.

import type { Assessment, Contract, Dates, Engine, Parsed, Problem, ReadingEffect, Sight, VendorMonth } from "./engine.ts";
import type { Named } from "./contract.ts";
import { inForce, plainNumber, recordKey, refusal, withChoices } from "./inputs.ts";
import { EMPTY, History, NOTHING_ENTERED, OWN, settingsOf, UNSET, withText, type Entered, type Inputs, type Settings, type Source, type Variant } from "./state.ts";
import type { Store } from "./kept/store.ts";
import { TEMPLATES } from "./templates.ts";

/** A sentence above the page: what did not work, while everything else stays. */
export interface Alarm {
  message: string;
  values?: Record<string, string>;
  problems?: readonly Problem[];
  /** What was pasted, to be looked at, where nothing could be read from it. */
  refused?: string;
}

/** What was typed for a number of the contract and does not go: the number in force stays. */
export interface RefusedValue {
  id: string;
  typed: string;
  /** Empty where what was typed is no number at all. */
  problems: readonly Problem[];
}

export interface View {
  inputs: Inputs;
  canUndo: boolean;
  /** The contracts to choose from, without the one from a file. */
  templates: readonly Named[];
  contract: Contract | null;
  /** What was read of the paste: of a long one, the months of the vendor that is shown. */
  parsed: Parsed | null;
  /** Which vendor-month of the paste each of those is, from 0. */
  numbers: readonly number[];
  /** How many the paste holds. */
  of: number;
  /** Where the rows of a long paste are. */
  layout: Sight["layout"];
  /** Which of the pasted vendor-months is shown, from 0. */
  record: number;
  month: VendorMonth | null;
  assessment: Assessment | null;
  readings: readonly ReadingEffect[];
  calendar: Dates;
  refused: RefusedValue | null;
  alarm: Alarm | null;
  busy: boolean;
  /** Only to be read: nothing of the figures and the contract can be changed by hand. */
  fixed: boolean;
}

const NO_DATES: Dates = { dates: [], days: [], problems: [] };
const NO_RESULT = { parsed: null, numbers: [], of: 0, layout: null, record: 0, month: null, assessment: null, readings: [], calendar: NO_DATES };

export class Session {
  readonly #engine: Engine;
  readonly #store: Store;
  readonly #show: (view: View) => void;
  #history = new History(EMPTY);
  /** What is being computed, to become the present: a change that comes meanwhile builds on it. */
  #coming: History | null = null;
  #view: View = { ...NO_RESULT, inputs: EMPTY, canUndo: false, templates: TEMPLATES, contract: null, refused: null, alarm: null, busy: false, fixed: false };
  /** Newest request wins: an answer to an older turn is dropped. */
  #turn = 0;
  #toldOfLater = false;
  /** Whether the browser has kept what is here. */
  saved: boolean | Promise<boolean> = true;

  constructor(engine: Engine, store: Store, show: (view: View) => void) {
    this.#engine = engine;
    this.#store = store;
    this.#show = show;
  }

  get view(): View {
    return this.#view;
  }

  /** Takes up where the person left. */
  async open(): Promise<void> {
    let inputs: Inputs;
    try {
      inputs = (await this.during(this.#store.kept())) ?? EMPTY;
    } catch {
      // Nothing is written over what could not be read for now.
      this.alarm({ message: "alarm-page" });
      return;
    }
    // Whoever pasted something meanwhile goes on with that.
    if (this.#turn > 0) return;
    await this.#settle(new History(inputs));
    if (this.#store.lost) this.alarm({ message: "import-lost" });
    // A contract kept by an older version may not be sound any more; the figures are.
    if (!this.#view.contract && inputs.own) await this.#settle(new History({ ...inputs, contract: EMPTY.contract, own: null }));
  }

  /** A paste replaces the table and keeps the contract's settings. What cannot be read at all changes nothing. */
  async paste(text: string, sources: readonly Source[] = []): Promise<void> {
    const message = refusal(text);
    if (message) {
      this.#update({ alarm: { message } });
      return;
    }
    await this.#then(withText(this.#latest.present, text, sources), 0);
  }

  /** A made-up month of the contract that was chosen last, be it on the page already or not. */
  async example(): Promise<void> {
    const { EXAMPLES } = await import("./examples.ts");
    await this.paste(EXAMPLES[this.#latest.present.contract] ?? "");
  }

  async mend(row: number, column: number, content: string): Promise<void> {
    const { text } = this.#latest.present;
    const { parsed, layout } = this.#view;
    const { Grid } = await import("./pasted/grid.ts");
    const mended = new Grid(text, parsed?.columns, layout).replace(row, column, content);
    if (mended !== text) await this.#change({ text: mended });
  }

  contract(contract: string): Promise<void> {
    return this.#change({ contract });
  }

  /** A contract from a file, if it is sound. */
  async adopt(own: unknown, file: string): Promise<void> {
    try {
      const problems = errors(await this.#engine.validate(own));
      if (problems.length > 0) {
        this.alarm({ message: "alarm-contract", values: { file, count: String(problems.length) }, problems });
        return;
      }
    } catch (cause) {
      console.error(cause);
      this.alarm({ message: "alarm-engine" });
      return;
    }
    await this.#then(this.#own(own as Contract), 0);
  }

  /** A sound contract written in place; what is typed in one go is one step back. */
  rewrite(own: Contract): Promise<void> {
    return this.#then(this.#own(own), this.#view.record, "contract text");
  }

  #own(own: Contract): Inputs {
    const { present } = this.#latest;
    return { ...present, contract: OWN, own, settings: { ...present.settings, [OWN]: UNSET } };
  }

  start(start: string): Promise<void> {
    return this.#set({ start });
  }

  reading(id: string, choice: string): Promise<void> {
    return this.#set({ readings: { ...this.#settings.readings, [id]: choice } });
  }

  package(category: string, choice: string): Promise<void> {
    return this.#set({ packages: { ...this.#settings.packages, [category]: choice } });
  }

  /** That figures count what is not offered, or that it is offered after all. */
  notOffered(figures: readonly string[], yes: boolean): Promise<void> {
    const others = this.#settings.notOffered.filter((figure) => !figures.includes(figure));
    return this.#set({ notOffered: yes ? [...others, ...figures] : others });
  }

  /** A number of the contract while it is being typed; nothing typed gives back the contract's own. */
  async value(id: string, typed: string): Promise<void> {
    const others = Object.entries(this.#settings.values).filter(([other]) => other !== id);
    const number = plainNumber(typed);
    if (number === null && typed.trim() !== "") {
      this.#update({ refused: { id, typed, problems: [] } });
      return;
    }
    const values = Object.fromEntries(number === null ? others : [...others, [id, number]]);
    const inputs = this.#with({ values });
    try {
      const problems = errors(await this.#engine.validate(await this.#contract(inputs)));
      if (problems.length > 0) this.#update({ refused: { id, typed, problems } });
      else await this.#then(inputs, this.#view.record, `value ${id}`);
    } catch (cause) {
      console.error(cause);
      this.alarm({ message: "alarm-engine" });
    }
  }

  handOver(month: VendorMonth, yes: boolean): Promise<void> {
    const key = recordKey(month);
    const others = Object.entries(this.#latest.present.handedOver).filter(([other]) => other !== key);
    return this.#change({ handedOver: Object.fromEntries(yes ? [...others, [key, true]] : others) });
  }

  /** Other inputs in place of all that is there; undo brings that back. False if they cannot be settled: then nothing changes. */
  async take(inputs: Inputs, record = 0): Promise<boolean> {
    await this.#settle(this.#latest.then(inputs), record);
    return this.#view.inputs === inputs;
  }

  /** What the page around gives, with all that is there besides. */
  give(change: Partial<Inputs>): Promise<boolean> {
    return this.take({ ...this.#latest.present, ...change });
  }

  /** What the table does not say of a month. Keystrokes about the same thing are one step back. */
  enter(month: VendorMonth, entered: Entered, about: string): Promise<void> {
    const { present } = this.#latest;
    const key = recordKey(month);
    return this.#then({ ...present, entered: { ...present.entered, [key]: entered } }, this.#view.record, `${about} of ${key}`);
  }

  /** What the month is compared under. */
  compare(compared: readonly Variant[], about: string): Promise<void> {
    return this.#then({ ...this.#latest.present, compared }, this.#view.record, about);
  }

  async choose(record: number): Promise<void> {
    await this.#settle(this.#latest, record);
  }

  async undo(): Promise<void> {
    if (this.#latest.canUndo && !this.#view.fixed) await this.#settle(this.#latest.undo());
  }

  fix(fixed: boolean): void {
    this.#update({ fixed });
  }

  /** Says that something is going on as long as it is. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    this.#update({ busy: true });
    return work.finally(() => {
      this.#update({ busy: false });
    });
  }

  dismiss(): void {
    this.#update({ alarm: null });
  }

  alarm(alarm: Alarm): void {
    this.#update({ alarm });
  }

  get #latest(): History {
    return this.#coming ?? this.#history;
  }

  get #settings(): Settings {
    return settingsOf(this.#latest.present);
  }

  #with(change: Partial<Settings>): Inputs {
    const { present } = this.#latest;
    return { ...present, settings: { ...present.settings, [present.contract]: { ...this.#settings, ...change } } };
  }

  #set(change: Partial<Settings>): Promise<void> {
    return this.#then(this.#with(change));
  }

  #change(change: Partial<Inputs>, record = this.#view.record): Promise<void> {
    return this.#then({ ...this.#latest.present, ...change }, record);
  }

  /** What a person changes. */
  async #then(inputs: Inputs, record = this.#view.record, about = ""): Promise<void> {
    if (!this.#view.fixed) await this.#settle(this.#latest.then(inputs, about), record);
  }

  async #contract(inputs: Inputs): Promise<Contract> {
    const own = inputs.contract === OWN ? inputs.own : null;
    return inForce(own ?? (await this.#engine.template(inputs.contract)), settingsOf(inputs));
  }

  /** The text as read under the contract, around the given month; what was read before is not read again. */
  async #look(inputs: Inputs, contract: Contract, record: number): Promise<Sight | null> {
    if (inputs.text === "") return null;
    const { parsed, numbers, of, layout, inputs: before } = this.#view;
    const same = inputs.text === before.text && inputs.contract === before.contract && inputs.own === before.own;
    return same && parsed && numbers.includes(record) ? { parsed, numbers: [...numbers], of, layout } : this.#engine.look(inputs.text, contract, record);
  }

  /** Computes everything for `history` and only then makes it the present; on any failure the present stays. */
  async #settle(history: History, record = 0): Promise<void> {
    const turn = ++this.#turn;
    const inputs = history.present;
    this.#coming = history;
    this.#update({ busy: true });
    try {
      const contract = await this.#contract(inputs);
      const unsound = errors(await this.#engine.validate(contract));
      if (turn !== this.#turn) return;
      if (unsound.length > 0) {
        this.#update({ busy: false, alarm: { message: "alarm-contract-kept", problems: unsound } });
        return;
      }
      const sight = await this.#look(inputs, contract, record);
      if (turn !== this.#turn) return;
      const { parsed, numbers, of, layout } = sight ?? NO_RESULT;
      const chosen = Math.max(0, Math.min(record, of - 1));
      const pasted = parsed?.records[numbers.indexOf(chosen)];
      if (parsed && !pasted && inputs.text !== this.#view.inputs.text) {
        this.#update({ busy: false, alarm: { message: "alarm-no-table", problems: parsed.problems, refused: inputs.text } });
        return;
      }
      const month = parsed && pasted ? withChoices(pasted, parsed.records, inputs) : null;
      const assessment = month ? await this.#engine.assess(contract, month) : null;
      if (turn !== this.#turn) return;
      this.#history = history;
      this.#coming = null;
      // The same text under a contract that uses nothing of it: the contract is shown, and the figures come back with the other.
      const alarm = parsed && !month ? { message: "alarm-no-figures", problems: parsed.problems } : null;
      const result = month ? { parsed, numbers, of, layout, record: chosen, month, assessment } : NO_RESULT;
      this.#update({ ...result, inputs, canUndo: history.canUndo, contract, refused: null, alarm, busy: false });
      void this.#keep(inputs);
      if (month) await this.#rest(turn, contract, month);
    } catch (cause) {
      if (turn !== this.#turn) return;
      console.error(cause);
      this.#update({ busy: false, alarm: { message: "alarm-engine" } });
    } finally {
      if (turn === this.#turn) this.#coming = null;
    }
  }

  /** What is here, once more: the place where it is kept has changed. */
  keep(): Promise<void> {
    return this.#keep(this.#view.inputs);
  }

  async #keep(inputs: Inputs): Promise<void> {
    const kept = await (this.saved = this.#store.keep(inputs));
    if (inputs !== this.#view.inputs) return;
    const { later } = this.#store;
    const told = this.#toldOfLater;
    this.#toldOfLater = later;
    if (later && !told) this.alarm({ message: "import-later" });
    else if (!kept) this.alarm({ message: "alarm-not-kept" });
  }

  /** What the result does not wait for. */
  async #rest(turn: number, contract: Contract, month: VendorMonth): Promise<void> {
    // The result is painted first.
    await new Promise((done) => setTimeout(done));
    if (turn !== this.#turn) return;
    const readings = await this.#engine.readings(contract, month);
    // A start that stands beside the figures counts instead of the contract's, for the dates of its term, too.
    const dated = month.start ? { ...contract, start: month.start } : contract;
    const { events } = this.#history.present.entered[recordKey(month)] ?? NOTHING_ENTERED;
    const calendar = month.month ? await this.#engine.calendar(dated, month.month, events) : NO_DATES;
    if (turn === this.#turn) this.#update({ readings, calendar });
  }

  #update(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#show(this.#view);
  }
}

/** A warning about a contract does not keep it from being used. */
function errors(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity }) => severity === "error");
}
