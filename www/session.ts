// What happens between a paste and a result. The element shows a view; this makes the views.

import type { Assessment, CalendarDate, Contract, Engine, Parsed, Problem, ReadingEffect, VendorMonth } from "./engine.ts";
import { EMPTY, History, keep, kept, type Inputs } from "./state.ts";
import { Grid } from "./pasted/grid.ts";

/** A sentence above the page: what did not work, while everything else stays. */
export interface Alarm {
  message: string;
  values?: Record<string, string>;
  problems?: readonly Problem[];
  /** What was pasted, to be looked at, where nothing could be read from it. */
  refused?: string;
}

export interface View {
  inputs: Inputs;
  canUndo: boolean;
  contract: Contract | null;
  parsed: Parsed | null;
  /** Which of the pasted vendor-months is shown. */
  record: number;
  month: VendorMonth | null;
  assessment: Assessment | null;
  readings: readonly ReadingEffect[];
  calendar: { dates: readonly CalendarDate[]; problems: readonly Problem[] };
  alarm: Alarm | null;
  busy: boolean;
}

const NO_DATES: View["calendar"] = { dates: [], problems: [] };

/** Longer pastes are refused: a hundred thousand rows fit well below. */
export const MOST_CHARACTERS = 30_000_000;

export class Session {
  readonly #engine: Engine;
  readonly #template: string;
  readonly #show: (view: View) => void;
  #history = new History(EMPTY);
  #view: View;
  /** Newest request wins: an answer to an older turn is dropped. */
  #turn = 0;

  constructor(engine: Engine, template: string, show: (view: View) => void) {
    this.#engine = engine;
    this.#template = template;
    this.#show = show;
    this.#view = {
      inputs: EMPTY, canUndo: false, contract: null, parsed: null, record: 0, month: null, assessment: null,
      readings: [], calendar: NO_DATES, alarm: null, busy: false,
    };
  }

  get view(): View {
    return this.#view;
  }

  /** Takes up where the person left. */
  async open(): Promise<void> {
    this.#engine.warm();
    const inputs = kept();
    if (inputs && inputs.text !== "") await this.#settle(new History(inputs));
  }

  /** A paste replaces the table and keeps the contract's settings. What cannot be read at all changes nothing. */
  async paste(text: string): Promise<void> {
    const message = refusal(text);
    if (message) this.#update({ alarm: { message } });
    else await this.#change({ text }, 0);
  }

  async mend(row: number, column: number, content: string): Promise<void> {
    const { text } = this.#history.present;
    const mended = new Grid(text, this.#view.parsed?.columns).replace(row, column, content);
    if (mended !== text) await this.#change({ text: mended });
  }

  start(start: string): Promise<void> {
    return this.#change({ start });
  }

  reading(id: string, choice: string): Promise<void> {
    return this.#change({ readings: { ...this.#history.present.readings, [id]: choice } });
  }

  package(category: string, choice: string): Promise<void> {
    return this.#change({ packages: { ...this.#history.present.packages, [category]: choice } });
  }

  handOver(month: VendorMonth, yes: boolean): Promise<void> {
    const key = recordKey(month);
    const others = Object.entries(this.#history.present.handedOver).filter(([other]) => other !== key);
    return this.#change({ handedOver: Object.fromEntries(yes ? [...others, [key, true]] : others) });
  }

  async choose(record: number): Promise<void> {
    await this.#settle(this.#history, record);
  }

  async undo(): Promise<void> {
    if (!this.#history.canUndo) return;
    const history = this.#history.undo();
    if (history.present.text === "") this.#clear(history);
    else await this.#settle(history);
  }

  dismiss(): void {
    this.#update({ alarm: null });
  }

  alarm(alarm: Alarm): void {
    this.#update({ alarm });
  }

  #change(change: Partial<Inputs>, record = this.#view.record): Promise<void> {
    return this.#settle(this.#history.then({ ...this.#history.present, ...change }), record);
  }

  #clear(history: History): void {
    this.#turn++;
    this.#history = history;
    keep(history.present);
    this.#update({
      inputs: history.present, canUndo: history.canUndo, parsed: null, record: 0, month: null, assessment: null,
      readings: [], calendar: NO_DATES, alarm: null, busy: false,
    });
  }

  /** Computes everything for `history` and only then makes it the present; on any failure the present stays. */
  async #settle(history: History, record = 0): Promise<void> {
    const turn = ++this.#turn;
    const inputs = history.present;
    this.#update({ busy: true });
    try {
      const contract = withInputs(await this.#engine.template(this.#template), inputs);
      const known = this.#view.parsed && inputs.text === this.#view.inputs.text ? this.#view.parsed : null;
      const parsed = known ?? (await this.#engine.parse(inputs.text, contract));
      if (turn !== this.#turn) return;
      const chosen = Math.min(record, parsed.records.length - 1);
      const pasted = parsed.records[chosen];
      if (!pasted) {
        this.#update({ busy: false, alarm: { message: "alarm-no-table", problems: parsed.problems, refused: inputs.text } });
        return;
      }
      const month = withChoices(pasted, inputs);
      const assessment = await this.#engine.assess(contract, month);
      if (turn !== this.#turn) return;
      this.#history = history;
      this.#update({
        inputs, canUndo: history.canUndo, contract, parsed, record: chosen, month, assessment, alarm: null, busy: false,
      });
      if (!keep(inputs)) this.#update({ alarm: { message: "alarm-not-kept" } });
      await this.#rest(turn, contract, month);
    } catch (cause) {
      if (turn !== this.#turn) return;
      console.error(cause);
      this.#update({ busy: false, alarm: { message: "alarm-engine" } });
    }
  }

  /** What the result does not wait for. */
  async #rest(turn: number, contract: Contract, month: VendorMonth): Promise<void> {
    const readings = await this.#engine.readings(contract, month);
    const calendar = month.month ? await this.#engine.calendar(contract, month.month) : NO_DATES;
    if (turn === this.#turn) this.#update({ readings, calendar });
  }

  #update(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#show(this.#view);
  }
}

/** Why a text is not even read. */
function refusal(text: string): string | null {
  if (text.trim() === "") return "alarm-empty";
  if (text.length > MOST_CHARACTERS) return "alarm-too-long";
  // A zero byte or a replacement character in the beginning means a file that is no text.
  return /[\0\ufffd]/.test(text.slice(0, 8192)) ? "alarm-binary" : null;
}

export function recordKey(month: VendorMonth): string {
  return `${month.vendor ?? ""}\n${month.month ?? ""}`;
}

function withInputs(template: Contract, inputs: Inputs): Contract {
  return {
    ...template,
    ...(inputs.start === "" ? {} : { start: inputs.start }),
    readings: { ...template.readings, ...inputs.readings },
  };
}

function withChoices(month: VendorMonth, inputs: Inputs): VendorMonth {
  if (!month.categories) return month;
  const handedOver = inputs.handedOver[recordKey(month)] ?? false;
  return {
    ...month,
    categories: month.categories.map((row) => {
      const choice = inputs.packages[row.category];
      return { ...row, ...(choice ? { package: choice } : {}), ...(handedOver ? { handed_over: true } : {}) };
    }),
  };
}
