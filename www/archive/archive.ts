// The archive of months in the browser's database: a list of sheets, and beside it what each of them was made from. Windows share
// it. Each change is one transaction that looks at what is there by then, so that none writes over what another has written.

import { createStore, promisifyRequest, type UseStore } from "idb-keyval";
import * as v from "valibot";

import { History } from "../domain/history.ts";
import { stored } from "../domain/state.ts";
import { readInputs } from "../storage/read-state.ts";
import { STATES, type Agreed, type Filed, type Sheet } from "./sheet.ts";

/** Another window has changed the sheet since this one has read it. */
export class ChangedElsewhere extends Error {}

/** What is written for a later Yuekao is left as it is. */
export const ARCHIVE_VERSION = 1;

const texts = v.array(v.string());
const sheet = v.object({
  version: v.pipe(v.number(), v.maxValue(ARCHIVE_VERSION)),
  id: v.pipe(v.string(), v.minLength(1)),
  revision: v.pipe(v.number(), v.safeInteger()),
  added: v.pipe(v.number(), v.safeInteger()),
  contract: v.string(),
  months: v.nullable(texts),
  replaces: v.record(v.string(), texts),
  states: v.record(v.string(), v.picklist(STATES)),
});

/** Its contract is held against its shape by the engine, before anything is settled with it. */
const agreed = v.record(v.string(), v.object({ contract: v.custom<Agreed["contract"]>((one) => typeof one === "object" && one !== null && !Array.isArray(one)), packages: v.record(v.string(), v.string()) }));

const filed = v.object({ state: v.unknown(), agreed: v.fallback(agreed, {}) });

/** What is read of a sheet's entry; null where it is no sheet, or of a later version. */
export function readSheet(value: unknown): Sheet | null {
  const read = v.safeParse(sheet, value);
  if (!read.success) return null;
  const { id, revision, added, contract, months, replaces, states } = read.output;
  return { id, revision, added, contract, months, replaces, states };
}

export function writtenSheet(one: Sheet): object {
  return { version: ARCHIVE_VERSION, ...one };
}

/** What a sheet was made from, read like any other inputs that were kept; null where something of it cannot be read. */
export function readFiled(value: unknown): Filed | null {
  const read = v.safeParse(filed, value);
  const inputs = read.success ? readInputs(read.output.state) : null;
  return read.success && inputs && inputs.left === 0 ? { inputs: inputs.part, agreed: read.output.agreed } : null;
}

export function writtenFiled({ inputs, agreed: then }: Filed): object {
  return { state: stored(inputs), agreed: then };
}

function readWithdrawn(value: unknown): Withdrawn[] {
  const entries = v.safeParse(v.array(v.object({ sheet: v.unknown(), agreed: v.fallback(agreed, {}) })), value);
  return (entries.success ? entries.output : []).flatMap(({ sheet: one, agreed: then }) => {
    const read = readSheet(one);
    return read ? [{ sheet: read, agreed: then }] : [];
  });
}

function writtenWithdrawn({ sheet: one, agreed: then }: Withdrawn): object {
  return { sheet: writtenSheet(one), agreed: then };
}

/** Whether two sheets were made from the same, whatever they are called. A long text is not written out to be compared. */
export function isSameFiled(one: Filed, other: Filed): boolean {
  return one.inputs.text === other.inputs.text && comparable(one) === comparable(other);
}

function comparable({ inputs, agreed: then }: Filed): string {
  // Written and read again, the fields of both come in the same order: asked with each key, they are not sorted.
  return JSON.stringify(readFiled(writtenFiled({ inputs: { ...inputs, text: "", sheet: "-" }, agreed: then })));
}

/** The list, and how many of its entries could not be read: they are left as they are. */
export interface Listed {
  readonly sheets: readonly Sheet[];
  readonly unread: number;
}

/** What is left of a sheet that a step back has taken out: its list entry, and what was agreed of it. The step has its figures. */
export interface Withdrawn {
  readonly sheet: Sheet;
  readonly agreed: Filed["agreed"];
}

const LIST = "sheet";
const FILED = "inputs";
/** One entry: the sheets that were taken out, the last one first, as many as there are steps. */
const WITHDRAWN = ["withdrawn"];
const all = (kind: string): IDBKeyRange => IDBKeyRange.bound([kind], [kind, []]);

export class Archive extends EventTarget {
  readonly #store: UseStore;
  readonly #channel: BroadcastChannel | null;
  #listed: Promise<Listed> | null = null;

  constructor(name: string) {
    super();
    this.#store = createStore(`${name}/months`, "sheets");
    this.#channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`${name}/months`) : null;
    this.#channel?.addEventListener("message", () => { this.#stale(); });
  }

  /** What is there. */
  listed(): Promise<Listed> {
    return (this.#listed ??= this.#list().catch((cause: unknown) => {
      this.#listed = null;
      throw cause;
    }));
  }

  /** What a sheet was made from; null where it is gone or cannot be read. */
  async filed(id: string): Promise<Filed | null> {
    return readFiled(await this.#store("readonly", (store) => promisifyRequest<unknown>(store.get([FILED, id]))));
  }

  /** What several were made from; those that are gone or cannot be read are left out. */
  async filedOf(sheets: readonly Sheet[]): Promise<{ sheet: Sheet; filed: Filed }[]> {
    const found = await this.#store("readonly", (store) => Promise.all(sheets.map((one) => promisifyRequest<unknown>(store.get([FILED, one.id])))));
    return sheets.flatMap((one, place) => {
      const made = readFiled(found[place]);
      return made ? [{ sheet: one, filed: made }] : [];
    });
  }

  /** All of them, for a copy of everything. */
  async everything(): Promise<{ sheet: object; filed: object }[]> {
    const [sheets, inputs] = await this.#store("readonly", (store) => Promise.all([promisifyRequest<unknown[]>(store.getAll(all(LIST))), promisifyRequest<unknown[]>(store.getAll(all(FILED)))]));
    const keys = await this.#store("readonly", (store) => promisifyRequest<IDBValidKey[]>(store.getAllKeys(all(FILED))));
    const byId = new Map(keys.map((key, place) => [Array.isArray(key) ? key[1] : "", inputs[place]]));
    return sheets.flatMap((one) => {
      const read = readSheet(one);
      const made = read && readFiled(byId.get(read.id));
      return read && made ? [{ sheet: writtenSheet(read), filed: writtenFiled(made) }] : [];
    });
  }

  /**
   * Writes a sheet, with what it was made from where that has changed. `known`: its revision as this window has read it, 0 for a new
   * one. Rejected with `ChangedElsewhere` where it is another by now, and with the browser's reason where it cannot be kept.
   */
  async put(one: Omit<Sheet, "revision" | "added">, made: Filed | null, known: number): Promise<Sheet> {
    return this.#change(async (store) => {
      const there = readSheet(await promisifyRequest<unknown>(store.get([LIST, one.id])));
      if ((there?.revision ?? 0) !== known) throw new ChangedElsewhere();
      const added = there?.added ?? Math.max(0, ...(await this.#sheetsIn(store)).map((other) => other.added)) + 1;
      const written = { ...one, added, revision: known + 1 };
      store.put(writtenSheet(written), [LIST, one.id]);
      if (made) store.put(writtenFiled(made), [FILED, one.id]);
      return written;
    });
  }

  /** Takes a sheet out; how far its months were waits for the step forward, also over a reload. */
  async withdraw(id: string): Promise<void> {
    await this.#change(async (store) => {
      const [there, made, before] = await Promise.all([[LIST, id], [FILED, id], WITHDRAWN].map((key) => promisifyRequest<unknown>(store.get(key))));
      store.delete([LIST, id]);
      store.delete([FILED, id]);
      const one = readSheet(there);
      if (one) store.put([{ sheet: one, agreed: readFiled(made)?.agreed ?? {} }, ...readWithdrawn(before).filter(({ sheet: other }) => other.id !== id)].slice(0, History.MOST).map(writtenWithdrawn), WITHDRAWN);
    });
  }

  /** What is left of a sheet that was taken out; null where nothing is. */
  async withdrawn(id: string): Promise<Withdrawn | null> {
    return readWithdrawn(await this.#store("readonly", (store) => promisifyRequest<unknown>(store.get(WITHDRAWN)))).find(({ sheet: one }) => one.id === id) ?? null;
  }

  /** Adds what a copy of everything holds: what is here already, character by character, is not added again. All of it, or nothing. */
  async add(entries: readonly { sheet: Sheet; filed: Filed }[]): Promise<number> {
    let added = 0;
    await this.#change(async (store) => {
      const here = await this.#sheetsIn(store);
      let last = Math.max(0, ...here.map((other) => other.added));
      for (const { sheet: one, filed: made } of [...entries].sort((first, second) => first.sheet.added - second.sheet.added)) {
        const there = here.find(({ id }) => id === one.id);
        const known = there && readFiled(await promisifyRequest<unknown>(store.get([FILED, one.id])));
        if (known && isSameFiled(known, made) && JSON.stringify({ ...there, added: 0, revision: 0 }) === JSON.stringify({ ...one, added: 0, revision: 0 })) continue;
        // What was changed here since the copy was made stays; the copy's is added as another sheet.
        const id = there ? `${one.id}/${last + 1}` : one.id;
        added += 1;
        last += 1;
        store.put(writtenSheet({ ...one, id, added: last, revision: 1 }), [LIST, id]);
        store.put(writtenFiled({ ...made, inputs: { ...made.inputs, sheet: id } }), [FILED, id]);
      }
    });
    return added;
  }

  async #list(): Promise<Listed> {
    const found = await this.#store("readonly", (store) => promisifyRequest<unknown[]>(store.getAll(all(LIST))));
    const sheets = found.map(readSheet).filter((one) => one !== null);
    return { sheets, unread: found.length - sheets.length };
  }

  async #sheetsIn(store: IDBObjectStore): Promise<Sheet[]> {
    return (await promisifyRequest<unknown[]>(store.getAll(all(LIST)))).map(readSheet).filter((one) => one !== null);
  }

  /** One transaction: all of it is written when this is settled, or nothing. */
  async #change<Result>(write: (store: IDBObjectStore) => Result | Promise<Result>): Promise<Result> {
    const result = await this.#store("readwrite", async (store) => {
      const { transaction } = store;
      const whole = promisifyRequest(transaction);
      try {
        const made = await write(store);
        await whole;
        return made;
      } catch (cause) {
        whole.catch(() => undefined);
        abort(transaction);
        throw cause;
      }
    });
    this.#stale();
    this.#channel?.postMessage("changed");
    return result;
  }

  #stale(): void {
    this.#listed = null;
    this.dispatchEvent(new Event("change"));
  }
}

/** One that has failed by itself is over already. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is.
  }
}
