// What happens between a paste and a result. The element shows a view; this makes the views.

import { Unreachable, type Engine, type Layout, type VendorMonth } from "../engine/engine.ts";
import { refusal } from "../domain/inputs.ts";
import { ChangeQueue, type Found } from "./change-queue.ts";
import { replacementOf, type Change } from "./changes.ts";
import { changesFromBase, readingsAndDates } from "./details.ts";
import { edit, entered, exemplified, filledIn, given, handedOver, mended, pasted, said, set, type Edit } from "../domain/edits.ts";
import { without } from "../domain/layout-settings.ts";
import { History, type Replaced, type Step } from "../domain/history.ts";
import { OwnContracts } from "./own-contracts.ts";
import { Settling } from "./settled.ts";
import { type Alarm, type ArchiveAccess, type SetAside, NO_ARCHIVE, NO_MONTH, NOTHING, type Replacement, type Settled, type View } from "./view.ts";
import { EMPTY, sheetId, stored, withText, type AnnexDraft, type Entered, type Inputs, type Settings, type Source } from "../domain/state.ts";
import { painted } from "../workers/after-paint.ts";
import type { Store } from "../storage/store.ts";

export type { Alarm, View } from "./view.ts";

/** Who types pauses no longer between two keys, in milliseconds. */
const PAUSE = 200;

export class Session {
  readonly #engine: Engine;
  readonly #store: Store;
  readonly #settling: Settling;
  readonly #show: (view: View) => void;
  readonly #archive: ArchiveAccess;
  readonly #queue: ChangeQueue;
  readonly contracts: OwnContracts;
  /** One step back or forward is taken after the other. */
  #stepping: Promise<unknown> = Promise.resolve();
  #view = NOTHING;
  /** How much is going on. */
  #work = 0;
  /** Whether all is there that the result did not wait for. */
  #complete = true;
  /** Whether what is here was come back to because something else could not be shown. */
  #left = false;
  #laterReported = false;
  /** Whether the last change was a key typed into the contract. */
  #typing = false;
  /** Whether the browser has kept what is here. */
  saved: boolean | Promise<boolean> = true;
  /** What was told before anything was settled. */
  #early: Alarm | null = null;
  /** Keeps what was changed last, where that waits until it is painted. */
  #unkept: (() => void) | null = null;

  constructor(engine: Engine, store: Store, show: (view: View) => void, archive: ArchiveAccess = NO_ARCHIVE) {
    this.#engine = engine;
    this.#store = store;
    this.#settling = new Settling(engine, archive.earlier);
    this.#queue = new ChangeQueue(this.#settling, {
      view: () => this.#view,
      update: (change) => { this.#update(change); },
      during: (work) => this.during(work),
      take: (changes, found) => { this.#take(changes, found); },
      finish: (newest) => this.#finish(newest),
    });
    this.contracts = new OwnContracts(this.#settling, this.#queue, (change) => this.#byHand(change), (message) => { this.alarm({ message }); });
    this.#show = show;
    this.#archive = archive;
  }

  get view(): View {
    return this.#view;
  }

  /** Takes up where the person left. What was changed meanwhile comes on top of it. */
  async open(): Promise<void> {
    const { raw, aside } = this.#store;
    const neverArrived = this.#store.neverArrived();
    if (aside.length > 0) this.#update({ aside: { how: "earlier", texts: aside } });
    const kept = await this.during(this.#store.kept()).catch((cause: unknown) => {
      // Nothing is written over what could not be read for now.
      console.error(cause);
      this.alarm({ message: "alarm-page" });
      return null;
    });
    if (kept && kept.left > 0) this.#setAside(raw, kept.part ? "partly" : "unreadable");
    const present = kept?.part?.present;
    // Where the engine cannot be had, all of it waits.
    const sound = present && (await this.during(this.#settling.soundOf(present)).catch(() => present));
    const opened = kept?.part && sound ? this.#openWith(kept.part, sound, raw) : this.#queue.begin(this.#queue.history, () => undefined);
    this.#queue.opened = true;
    void this.#queue.run();
    await opened;
    if (kept?.lost) this.alarm({ message: "import-lost" });
    else void neverArrived.then((never) => { if (never) this.alarm({ message: "import-never-arrived" }); });
  }

  /** What was kept, as far as it can be settled: all of it, or with those contracts alone that are sound, or the figures alone, or nothing. */
  #openWith(kept: History, sound: Inputs, raw: string): Promise<unknown> {
    const { text, sources, layouts, handedOver: over, entered } = kept.present;
    const figures = { ...EMPTY, text, ...(sources ? { sources } : {}), ...(layouts ? { layouts } : {}), handedOver: over, entered };
    const less = [sound, figures, EMPTY].map((inputs) => new History({ inputs }).reading(kept.annex));
    const open = (history: History): Promise<unknown> => {
      let then: Promise<unknown> = Promise.resolve();
      return this.#queue.begin(history, ({ unreachable }) => {
        const next = unreachable ? undefined : less.shift();
        if (!next) return;
        this.#setAside(raw, less.length === 0 ? "unreadable" : "partly");
        then = open(next);
      }).then(() => then);
    };
    return open(kept);
  }

  /**
   * What is on the page cannot be shown: it is set aside, and the page goes on with what was there before, or where that cannot be
   * shown either with nothing. False where there is nothing to set aside.
   */
  leave(): boolean {
    const { inputs } = this.#view;
    if (inputs === EMPTY) return false;
    const { annex } = this.#queue.latest;
    this.#setAside(JSON.stringify({ ...stored(inputs), ...(annex ? { annex } : {}) }), "not-shown");
    const [before = { inputs: EMPTY }, ...further] = this.#left ? [] : this.#queue.history.past.toReversed();
    this.#left = true;
    this.#queue.clear();
    const { templates, several, aside, busy, fixed } = this.#view;
    this.#update({ ...NOTHING, templates, several, aside, busy, fixed });
    void this.#queue.begin(new History(before, further.reverse()), () => undefined);
    void this.#queue.run();
    return true;
  }

  #setAside(raw: string, how: SetAside["how"]): void {
    this.#store.setAside(raw);
    this.#update({ aside: { how, texts: [...new Set([...(this.#view.aside?.texts ?? []), raw])] } });
  }

  /** What was set aside is not needed any more. */
  forgetAside(): void {
    this.#store.forgetAside();
    this.#update({ aside: null });
  }

  /** A paste replaces the table and keeps the contract's settings. What cannot be read at all changes nothing. */
  async paste(text: string, sources: readonly Source[] = []): Promise<boolean> {
    const message = refusal(text);
    if (message) {
      this.alarm({ message });
      return false;
    }
    this.#store.expect(text);
    const taken = await this.#byHand({ edit: pasted(text, sources, sheetId()), record: null, replaces: "figures" });
    if (!taken) this.#store.arrived();
    return taken;
  }

  /** What was typed into the form, as a table; nothing is left of one that stood there before. */
  fill(text: string, about: string, replaces: boolean): Promise<boolean> {
    return this.#byHand({ edit: filledIn(text, replaces ? "" : about, sheetId()), record: null, ...(replaces ? { replaces: "figures" } : {}) });
  }

  /** A made-up month of the contract that was chosen last, be it on the page already or not. */
  example(examples: Readonly<Record<string, string>>): Promise<boolean> {
    return this.#byHand({ edit: exemplified(examples, sheetId()), record: null, replaces: "figures" });
  }

  /** Changes the table that is on the page in a cell. One that is on its way takes the place of the changed one. */
  mend(change: (text: string) => string): Promise<boolean> {
    const coming = this.#queue.pending.findIndex(({ replaces }) => replaces === "figures");
    return this.#byHand({ edit: mended(change) }, coming === -1 ? undefined : coming);
  }

  /** What a table is, as somebody says: of the one on the page, or of one that waits for it. */
  say(layout: Layout): Promise<boolean> {
    const waiting = this.#view.alarm?.asked?.inputs;
    const before = waiting ? [edit((present) => ({ ...withText(present, waiting.text, waiting.sources, waiting.sheet), layouts: waiting.layouts ?? [] }))] : [];
    const change: Edit = (history) => [...before, said(layout)].reduce((found, next) => next(found), history);
    return this.#byHand(waiting ? { edit: change, record: null, replaces: "figures" } : { edit: change });
  }

  contract(contract: string): Promise<boolean> {
    return this.#byHand({ edit: edit((present) => ({ ...present, contract })) });
  }

  /** Something of what is set for the contract in force. */
  set(change: (settings: Settings) => Partial<Settings>, about = ""): Promise<boolean> {
    return this.#byHand({ edit: set(change, about) });
  }

  handOver(month: VendorMonth, yes: boolean): Promise<boolean> {
    return this.#byHand({ edit: handedOver(month, yes) });
  }

  /** What the table does not say of a month. Keystrokes about the same thing are one step back. */
  enter(month: VendorMonth, change: (entered: Entered) => Entered, about: string, replaces?: Replaced): Promise<boolean> {
    return this.#byHand({ edit: entered(month, change, about, replaces), replaces });
  }

  /** What is offered, and what it is held against. */
  async offer(change: (present: Inputs) => Pick<Inputs, "compared" | "offer">, about: string): Promise<boolean> {
    const offered = edit((present) => ({ ...present, ...change(present) }), about);
    if (this.#view.fixed || !this.#queue.idle) return this.#byHand({ edit: offered });
    this.#left = false;
    this.#showAtOnce(offered(this.#queue.history), { replacement: null });
    return true;
  }

  /** The annex that is being read: kept like everything else, and no step back. */
  async readAnnex(annex: AnnexDraft | null): Promise<void> {
    if (!this.#queue.opened || this.#queue.pending.length > 0) {
      await this.#queue.add({ edit: (history) => history.reading(annex) });
      return;
    }
    // No result changes with it.
    this.#queue.history = this.#queue.history.reading(annex);
    this.#update(this.#queue.ahead);
    await this.#keep(this.#queue.history);
  }

  /** Whose side the person is on: kept like everything else, and no step back. */
  async side(side: Inputs["side"]): Promise<void> {
    const change = (present: Inputs): Inputs => ({ ...without(present, "side"), ...(side ? { side } : {}) });
    if (this.#queue.idle) this.#showAtOnce(this.#queue.history.amended(change(this.#queue.history.present)));
    else await this.amend(change);
  }

  /** Shows what no result changes with: nothing is settled for it. */
  #showAtOnce(history: History, more: Partial<View> = {}): void {
    if (!this.#queue.settled || history === this.#queue.history) return;
    this.#queue.history = history;
    this.#queue.settled = { ...this.#queue.settled, inputs: history.present };
    this.#update({ ...this.#queue.ahead, inputs: history.present, ...more });
    this.saved = this.#keepPainted(this.#keeping(this.#queue.settled, history, null));
  }

  /** Other inputs in place of all that is there; undo brings that back. False if they cannot be settled: then nothing changes. */
  take(inputs: Inputs, record: number | null = null): Promise<boolean> {
    const taken = inputs.sheet ? inputs : { ...inputs, sheet: sheetId() };
    return this.#queue.add({ edit: edit(({ side }) => ({ ...without(taken, "side"), ...(side ? { side } : {}) }), "", "figures"), record, replaces: "figures" });
  }

  /** A month of the archive, as a step of its own that replaces nothing. */
  turn(change: (present: Inputs) => Inputs, record: number): Promise<boolean> {
    return this.#queue.add({ edit: edit(change), record });
  }

  /** Something beside that is no step of its own. */
  amend(change: (present: Inputs) => Inputs): Promise<boolean> {
    return this.#queue.add({ edit: (history) => history.amended(change(history.present)) });
  }

  /** What the page around gives, with all that is there besides. */
  give(change: Partial<Inputs>): Promise<boolean> {
    return this.#queue.add({ edit: given(change), record: null });
  }

  choose(record: number): Promise<boolean> {
    return this.#queue.add({ edit: (history) => history, record });
  }

  undo(): Promise<unknown> {
    return this.#go("back");
  }

  redo(): Promise<unknown> {
    return this.#go("forward");
  }

  /** A step back or forward. A long text may have to be read first; the next step waits for it. */
  #go(step: "back" | "forward"): Promise<unknown> {
    return (this.#stepping = this.#stepping.then(async () => {
      const { now, past, future } = this.#queue.latest;
      const [from, to] = step === "back" ? [now, past.at(-1)] : [future[0], future[0]];
      if (!from || !to || this.#view.fixed) return;
      const whole = to.place ? await this.during(this.#fetched(to)) : to;
      // Of another text the newest month is shown.
      const other = whole?.inputs.text === this.#queue.latest.present.text ? {} : { record: null };
      if (whole) await this.#byHand({ edit: (history) => step === "back" ? history.with(to, whole).undo() : history.with(to, whole).redo(), step, ...other, replaces: from.replaced });
      else this.alarm({ message: "alarm-step-lost" });
    }));
  }

  /** A step with its text. */
  async #fetched({ place, inputs, replaced }: Step): Promise<Step | null> {
    const text = place ? await this.#store.text(place) : inputs.text;
    return text === null ? null : { inputs: { ...inputs, text }, ...(replaced ? { replaced } : {}) };
  }

  fix(fixed: boolean): void {
    this.#update({ fixed });
  }

  /** Whether other months are kept beside those on the page. */
  several(several: boolean): void {
    if (several !== this.#view.several) this.#update({ several });
  }

  /** Says that something is going on as long as it is. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    this.#working(1);
    return work.finally(() => {
      this.#working(-1);
    });
  }

  #working(more: 1 | -1): void {
    this.#work += more;
    this.#update({ busy: this.#work > 0 });
  }

  dismiss(): void {
    this.#early = null;
    this.#update({ alarm: null });
  }

  alarm(alarm: Alarm): void {
    if (!this.#queue.settled) this.#early = alarm;
    this.#update({ alarm });
  }

  /** Settles what could not be settled, once more. */
  again(): Promise<void> {
    this.dismiss();
    return this.#queue.run();
  }

  /** What a person changes; `at`: before which of the changes that are waiting. */
  #byHand(change: Change, at?: number): Promise<boolean> {
    this.#left = false;
    this.#typing = change.typed ?? false;
    return this.#view.fixed ? Promise.resolve(false) : this.#queue.add(change, at);
  }

  #take(changes: readonly Change[], { history, settled }: Found): void {
    const before = this.#queue.settled;
    Object.assign(this.#queue, { history, settled });
    this.#complete = false;
    const replacement = replacementOf(changes, before, settled);
    // What was told while the page opened is no less true when it is open.
    const alarm = settled.alarm ?? this.#early;
    this.#early = null;
    this.#update({ ...(settled.month ? {} : NO_MONTH), ...settled, ...this.#queue.ahead, alarm, replacement });
    const keep = this.#keeping(settled, history, replacement);
    this.#unkept = null;
    // Writing a long contract takes longer than drawing its result.
    if (changes.some(({ typed }) => typed)) this.saved = this.#keepPainted(keep);
    else keep();
  }

  #keeping(settled: Settled, history: History, replacement: Replacement | null): () => void {
    return () => {
      this.#archive.follow(settled, replacement);
      void this.#keep(history);
    };
  }

  async #keepPainted(keep: () => void): Promise<boolean> {
    this.#unkept = keep;
    await painted();
    if (this.#unkept === keep) this.#keepNow();
    return this.saved;
  }

  #keepNow(): void {
    const keep = this.#unkept;
    this.#unkept = null;
    keep?.();
  }

  /** The page ends: what was changed in its last moment is kept. */
  end(): void {
    this.#keepNow();
    this.#store.end();
    // What is not settled is found as a draft.
    if (this.#queue.opened && this.#queue.pending.length > 0 && this.#queue.pending.every(({ typed }) => typed)) void this.#store.keep(this.#queue.latest);
  }

  /** What is here, once more: the place where it is kept has changed. */
  keep(): Promise<void> {
    return this.#keep(this.#queue.history);
  }

  async #keep(history: History): Promise<void> {
    const kept = await (this.saved = this.#store.keep(history));
    if (history !== this.#queue.history) return;
    if (this.#queue.pending.length === 0) this.#store.arrived();
    const { later } = this.#store;
    const reported = this.#laterReported;
    this.#laterReported = later;
    if (later && !reported) this.alarm({ message: "import-later" });
    else if (!kept) this.alarm({ message: "alarm-not-kept" });
  }

  /** All is settled that was waiting: what the result does not wait for comes now. */
  async #finish(newest: () => boolean): Promise<void> {
    const { written, month, draft } = this.#view;
    if (this.#complete || !written) return;
    // The result is painted first: a moment that is not waited for a frame comes before it.
    await painted();
    if (!newest()) return;
    const { present } = this.#queue.history;
    try {
      const { changes, examples } = await changesFromBase(this.#settling, present, written, draft);
      if (!newest()) return;
      if (changes.length > 0 || this.#view.changes.length > 0 || examples.join() !== this.#view.examples.join()) this.#update({ changes, examples });
      // While somebody types, the next key may be on its way.
      if (this.#typing) await new Promise((done) => setTimeout(done, PAUSE));
      if (!newest()) return;
      const found = month && (await readingsAndDates(this.#engine, present, written, month));
      if (!newest()) return;
      this.#complete = true;
      if (found) this.#update(found);
    } catch (cause) {
      if (!newest()) return;
      console.error(cause);
      this.alarm({ message: cause instanceof Unreachable ? "alarm-page" : "alarm-part" });
    }
  }

  #update(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#show(this.#view);
  }
}
