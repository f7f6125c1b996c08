// What happens to changes while an answer is on its way: an engine that answers when it is told to, and what is kept in memory.

import { expect, test } from "vitest";

import { Unreachable, type Contract, type Engine, type Problem } from "../engine/engine.ts";
import { Session } from "./session.ts";
import { History } from "../domain/history.ts";
import { EMPTY, OWN, ownFrom, ownOf, type Inputs } from "../domain/state.ts";
import type { Kept, Store } from "../storage/store.ts";

const MONTH = { vendor: "蓝鲸", month: "2026-10", figures: {} };

/** Settles texts that begin with “table”, under contracts that are not marked as unsound. */
class SlowEngine {
  /** Answers are held back until they are let through. */
  waiting: (() => void)[] | null = null;
  reachable = true;
  /** What was asked to be settled, text by text. */
  readonly looked: string[] = [];

  async #answer<Answer>(answer: Answer): Promise<Answer> {
    if (!this.reachable) throw new Unreachable("no network");
    const { waiting } = this;
    if (waiting) await new Promise<void>((go) => waiting.push(go));
    return answer;
  }

  hold(): void {
    this.waiting = [];
  }

  async release(): Promise<void> {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    for (const go of waiting) go();
    await quiet();
  }

  template = (id: string): Promise<Contract> => this.#answer({ id, title: id, values: [{ id: "fee", value: "1" }] } as unknown as Contract);

  validate = (contract: unknown): Promise<Problem[]> => {
    const unsound = JSON.stringify(contract).includes("unsound");
    return this.#answer(unsound ? [{ code: "name_unknown", severity: "error", message: "", hint: "" }] : []);
  };

  look = (text: string): Promise<unknown> => {
    this.looked.push(text);
    const records = text.startsWith("table") ? [MONTH] : [];
    return this.#answer({ parsed: { records, columns: [], problems: [], tables: [] }, numbers: records.map((_, index) => index), of: records.length, layout: null });
  };

  worded = (contract: Contract): Promise<Contract> => this.#answer(contract);
  assess = (): Promise<unknown> => this.#answer({ notices: [] });
  readings = (): Promise<unknown[]> => Promise.resolve([]);
  calendar = (): Promise<unknown> => Promise.resolve({ dates: [], days: [], problems: [] });
}

const quiet = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

function begun(kept: Kept | null = null, reading: Promise<unknown> = Promise.resolve()): { session: Session; engine: SlowEngine; aside: string[]; saved: History[] } {
  const engine = new SlowEngine();
  const [aside, saved]: [string[], History[]] = [[], []];
  const store = {
    raw: kept ? "as it was kept" : "", aside: [], later: false,
    kept: () => reading.then(() => kept),
    keep: (history: History) => saved.push(history) > 0,
    setAside: (raw: string) => { aside.push(raw); },
    forgetAside: () => undefined,
    text: () => Promise.resolve(null),
    expect: () => undefined,
    arrived: () => undefined,
    end: () => undefined,
    neverArrived: () => Promise.resolve(false),
  };
  const session = new Session(engine as unknown as Engine, store as unknown as Store, () => undefined);
  return { session, engine, aside, saved };
}

const keeping = (inputs: Partial<Inputs>): Kept => ({ part: new History({ inputs: { ...EMPTY, ...inputs } }), left: 0, lost: false });

test("what is changed while an answer is on its way is changed on top of it", async () => {
  const { session, engine } = begun();
  await session.open();
  await session.paste("table one");
  engine.hold();
  void session.set(({ values }) => ({ values: { ...values, fee: "2" } }));
  void session.set(() => ({ start: "2026-01-01" }));
  void session.enter(MONTH, (entered) => ({ ...entered, figures: { ...entered.figures, a: "1" } }), "a");
  void session.enter(MONTH, (entered) => ({ ...entered, figures: { ...entered.figures, b: "2" } }), "b");
  void session.choose(1);
  // Another step goes on from the month that was chosen, which is not shown yet; of this text there is none.
  expect([session.view.latestRecord, session.view.record]).toEqual([1, 0]);
  // Shown at once in the fields, and in force when the answer is here.
  expect(session.view.latest.settings["mall"]).toMatchObject({ start: "2026-01-01", values: { fee: "2" } });
  expect(session.view.inputs.settings["mall"]).toBeUndefined();
  await engine.release();
  expect(session.view.inputs.settings["mall"]).toMatchObject({ start: "2026-01-01", values: { fee: "2" } });
  expect(session.view.inputs.entered["蓝鲸\n2026-10"]?.figures).toEqual({ a: "1", b: "2" });
  expect(session.view.latestRecord).toBe(0);
  for (const step of ["b", "a", "start", "fee"]) {
    expect(session.view.canUndo, step).toBe(true);
    await session.undo();
  }
  expect(session.view.inputs.settings["mall"]).toBeUndefined();
  expect(session.view.inputs.text).toBe("table one");
});

test("a change that is refused costs no other", async () => {
  const { session, engine } = begun();
  await session.open();
  await session.paste("table one");
  engine.hold();
  const refused = session.paste("nothing that can be read");
  const start = session.set(() => ({ start: "2026-01-01" }));
  const value = session.set(({ values }) => ({ values: { ...values, fee: "1" } }));
  await engine.release();
  expect(await Promise.all([refused, start, value])).toEqual([false, true, true]);
  expect(session.view.inputs).toMatchObject({ text: "table one", settings: { mall: { start: "2026-01-01", values: { fee: "1" } } } });
  expect(session.view.latest).toBe(session.view.inputs);
});

test("what is told while the page opens stays when it is open, until something else is settled", async () => {
  let read = (): void => undefined;
  const reading = new Promise<void>((done) => { read = done; });
  const { session } = begun(keeping({ text: "table kept" }), reading);
  const opened = session.open();
  expect(await session.paste("PK\u0003\u0000")).toBe(false);
  const told = session.view.alarm?.message;
  expect(told).toBeDefined();
  read();
  await opened;
  expect(session.view.inputs.text).toBe("table kept");
  expect(session.view.alarm?.message).toBe(told);
  await session.paste("table two");
  expect(session.view.alarm).toBeNull();
});

test("what is pasted before what was kept is read comes on top of it, and it is said what it replaced", async () => {
  let read = (): void => undefined;
  const reading = new Promise<void>((done) => { read = done; });
  const { session } = begun(keeping({ text: "table kept", settings: { mall: { start: "2026-02-01", readings: {}, values: {}, packages: {}, notOffered: [] } } }), reading);
  const opened = session.open();
  const pasted = session.paste("table new");
  await quiet();
  expect(session.view.assessment).toBeNull();
  read();
  await opened;
  expect(await pasted).toBe(true);
  expect(session.view.inputs).toMatchObject({ text: "table new", settings: { mall: { start: "2026-02-01" } } });
  expect(session.view.replacement).toMatchObject({ what: "figures", step: null, before: { inputs: { text: "table kept" } } });
  await session.undo();
  expect(session.view.inputs.text).toBe("table kept");
  expect(session.view.replacement).toMatchObject({ step: "back", before: { inputs: { text: "table new" } }, after: { inputs: { text: "table kept" } } });
});

test("a cell that is changed while another table is on its way is changed in the table it was seen in", async () => {
  const { session, engine } = begun();
  await session.open();
  await session.paste("table\t1");
  engine.hold();
  const pasted = session.paste("table\t5");
  const mended = session.mend((text) => text.replace("1", "2"));
  await quiet();
  await engine.release();
  await Promise.all([pasted, mended]);
  expect(session.view.inputs.text).toBe("table\t5");
  await session.undo();
  expect(session.view.inputs.text).toBe("table\t2");
});

test("steps back and forward that are faster than the answers are all taken", async () => {
  const { session, engine } = begun();
  await session.open();
  for (const text of ["table 1", "table 2", "table 3"]) await session.paste(text);
  engine.hold();
  const [one, two, three] = [session.undo(), session.undo(), session.redo()];
  await quiet();
  await engine.release();
  await quiet();
  await engine.release();
  await Promise.all([one, two, three]);
  expect(session.view.inputs.text).toBe("table 2");
  expect(session.view).toMatchObject({ canUndo: true, canRedo: true });
});

test("without the engine nothing is lost, and everything is settled when it can be had", async () => {
  const { session, engine, saved } = begun(keeping({ text: "table kept" }));
  engine.reachable = false;
  await session.open();
  expect(session.view.alarm).toMatchObject({ message: "alarm-unreachable", again: true });
  await session.set(() => ({ start: "2026-01-01" }));
  expect(saved).toEqual([]);
  engine.reachable = true;
  await session.again();
  expect(session.view.inputs).toMatchObject({ text: "table kept", settings: { mall: { start: "2026-01-01" } } });
  expect(session.view.alarm).toBeNull();
});

test("an unsound contract is never in force, nor kept beside another one", async () => {
  const unsound = { id: "unsound" } as unknown as Contract;
  const { session, saved } = begun();
  await session.open();
  const sound = { id: "sound" } as unknown as Contract;
  const owns = [ownFrom(sound), ownFrom(unsound, `${OWN}2`)];
  const madeFromUnsound = [{ ...ownFrom(sound), base: unsound }];
  for (const inputs of [{ ...EMPTY, text: "table", owns }, { ...EMPTY, text: "table", owns, contract: `${OWN}2` }, { ...EMPTY, owns: madeFromUnsound }]) {
    expect(await session.take(inputs)).toBe(false);
    expect(session.view.alarm?.message).toBe("alarm-contract-kept");
    expect(session.view.inputs).toBe(EMPTY);
  }
  expect(saved.map(({ present }) => present)).toEqual([EMPTY]);
});

test("what was kept and does not go is set aside, and its figures are opened without it", async () => {
  const unsound = { id: "unsound" } as unknown as Contract;
  const settings = { mall: { start: "2026-02-01", readings: {}, values: {}, packages: {}, notOffered: [] } };
  const sound = ownFrom({ id: "sound" } as unknown as Contract);
  const beside = begun(keeping({ text: "table kept", contract: `${OWN}2`, owns: [sound, ownFrom(unsound, `${OWN}2`)], settings }));
  await beside.session.open();
  expect(beside.session.view.inputs).toEqual({ ...EMPTY, text: "table kept", owns: [sound], settings });
  expect(beside.session.view.aside).toEqual({ how: "partly", texts: ["as it was kept"] });
  expect(beside.aside).toContain("as it was kept");

  const unreadable = begun(keeping({ text: "nothing that can be read" }));
  await unreadable.session.open();
  expect(unreadable.session.view.inputs).toBe(EMPTY);
  expect(unreadable.session.view.contract).not.toBeNull();
  expect(unreadable.session.view.aside?.how).toBe("unreadable");
});

test("what cannot be shown is left for what was there before, and then for nothing", async () => {
  const { session, aside } = begun();
  await session.open();
  await session.paste("table 1");
  await session.paste("table 2");
  expect(session.leave()).toBe(true);
  await quiet();
  expect(session.view.inputs.text).toBe("table 1");
  expect(aside.join()).toContain("table 2");
  expect(session.view.aside?.how).toBe("not-shown");
  // Neither can that.
  expect(session.leave()).toBe(true);
  await quiet();
  expect(session.view.inputs).toBe(EMPTY);
  expect(session.leave()).toBe(false);
});

const feeOf = (contract: Contract | null | undefined): unknown => contract?.values?.[0]?.value;
const fee = (value: string) => (contract: Contract): Contract => ({ ...contract, values: [{ id: "fee", value }] }) as unknown as Contract;

test("a contract that comes with the page is left as it is: what is written makes one of one's own", async () => {
  const { session } = begun();
  await session.open();
  await session.paste("table");
  await session.set(() => ({ start: "2026-01-01", values: { fee: "2" } }));
  await session.contracts.edit((contract) => ({ ...contract, title: `${contract.title} of ${String(feeOf(contract))}` }));
  await quiet();
  const own = ownOf(session.view.inputs);
  expect(own).toMatchObject({ id: OWN, base: "mall", draft: null, contract: { title: "mall of 2" } });
  expect(session.view.inputs.settings[OWN]).toMatchObject({ start: "2026-01-01", values: {} });
  expect(session.view.changes.map(({ at, was, now }) => [at, was, now])).toEqual([["/title", "mall", "mall of 2"], ["/values/0/value", "1", "2"], ["/start", undefined, "2026-01-01"]]);
  await session.undo();
  expect(session.view.inputs).toMatchObject({ contract: "mall", owns: [] });
});

test("keys into one field of a contract are one step back, also while answers are on their way", async () => {
  const { session, engine } = begun();
  await session.open();
  await session.paste("table");
  engine.hold();
  for (const typed of ["3", "30", "300"]) void session.contracts.edit(fee(typed), "/values/0/value");
  void session.contracts.edit((contract) => ({ ...contract, title: "other" }), "/title");
  void session.set(() => ({ start: "2026-01-01" }));
  for (let turn = 0; turn < 4; turn += 1) {
    await quiet();
    await engine.release();
  }
  expect(ownOf(session.view.inputs)?.contract).toMatchObject({ title: "other", values: [{ value: "300" }] });
  expect(session.view.written).toMatchObject({ title: "other", start: "2026-01-01" });
  await session.undo();
  await session.undo();
  expect(ownOf(session.view.inputs)?.contract).toMatchObject({ title: "mall", values: [{ value: "300" }] });
  await session.undo();
  expect(session.view.inputs.owns).toEqual([]);
});

test("while what is written has errors it is a draft, and the last version without one counts", async () => {
  const { session, engine, saved } = begun();
  await session.open();
  await session.paste("table");
  engine.hold();
  // However fast it is typed: the last sound one was the second.
  for (const typed of ["3", "30", "unsound"]) void session.contracts.edit(fee(typed), "/values/0/value");
  for (let turn = 0; turn < 6; turn += 1) {
    await quiet();
    await engine.release();
  }
  expect(feeOf(session.view.written)).toBe("30");
  expect(feeOf(session.view.draft?.contract)).toBe("unsound");
  expect(session.view.draft?.problems).toHaveLength(1);
  expect(feeOf(ownOf(session.view.latest)?.draft)).toBe("unsound");
  expect(feeOf(ownOf(saved.at(-1)?.present ?? EMPTY)?.draft)).toBe("unsound");
  // What is changed beside it goes on, on the draft.
  await session.contracts.edit((contract) => ({ ...contract, title: "other" }));
  await quiet();
  expect(session.view.written?.title).toBe("mall");
  await session.contracts.edit(fee("31"));
  await quiet();
  expect(session.view.draft).toBeNull();
  expect(session.view.written).toMatchObject({ title: "other", values: [{ value: "31" }] });
});

test("several contracts of one's own: copied, described, given up", async () => {
  const { session } = begun();
  await session.open();
  await session.contracts.edit(fee("2"));
  await session.contracts.describe({ name: "甲" });
  await session.contracts.copy();
  await session.contracts.edit(fee("5"));
  await quiet();
  expect(session.view.inputs.owns.map(({ id, name, contract }) => [id, name, feeOf(contract)])).toEqual([[OWN, "甲", "2"], [`${OWN}2`, "甲", "5"]]);
  await session.contracts.forget();
  expect(session.view.inputs).toMatchObject({ contract: "mall", owns: [{ id: OWN }] });
  await session.contracts.adopt({ id: "file", title: "file" } as unknown as Contract, "{}");
  expect(ownOf(session.view.inputs)).toMatchObject({ id: `${OWN}2`, source: "{}" });
});

test("what another window wrote of contracts comes beside what was written here, and is no step back; what is not sound stays there", async () => {
  const { session, saved } = begun();
  await session.open();
  await session.contracts.edit(fee("2"));
  await quiet();
  const theirs = { id: "theirs", title: "theirs" } as unknown as Contract;
  const changed = ownFrom({ ...theirs, title: "changed" });
  const owns = [changed, ownFrom(theirs, `${OWN}7`), ownFrom({ id: "unsound" } as unknown as Contract, `${OWN}8`)];
  await session.contracts.receive({ ...EMPTY, owns }, () => "from elsewhere");
  expect(session.view.inputs.owns.map(({ id, name }) => [id, name])).toEqual([[OWN, ""], [`${OWN}elsewhere/`, "from elsewhere"], [`${OWN}7`, ""]]);
  expect(session.view.alarm).toBeNull();
  const times = saved.length;
  await session.contracts.receive({ ...EMPTY, owns }, () => "from elsewhere");
  expect(saved).toHaveLength(times);
  await session.undo();
  expect(session.view.inputs.owns).toEqual([]);
});
