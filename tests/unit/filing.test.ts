// What is on the page becomes a sheet of the archive: nothing is written over, and a step back takes out what came in.

import "fake-indexeddb/auto";
import { beforeAll, expect, test, vi } from "vitest";

import { Archive } from "../../www/archive/archive.ts";
import type { ArchiveMessages } from "../../www/calculator/archive-messages.ts";
import { ContractInForce } from "../../www/calculator/contract-in-force.ts";
import { Filing } from "../../www/calculator/filing.ts";
import type { CalculatorHost } from "../../www/calculator/host.ts";
import type { Contract } from "../../www/engine/engine.ts";
import { AGREED } from "../../www/archive/sheet.ts";
import { EMPTY, ownFrom, type Inputs } from "../../www/domain/state.ts";
import type { Replacement, Settled } from "../../www/session/view.ts";

let names = 0;

// A browser without storage that could be kept for good.
beforeAll(() => {
  vi.stubGlobal("navigator", {});
});

interface Window {
  filing: Filing;
  said: string[];
  amended: ((inputs: Inputs) => Inputs)[];
}

function opened(archive: Archive): Window {
  const said: string[] = [];
  const amended: Window["amended"] = [];
  const session = {
    several: () => undefined,
    amend: (change: (inputs: Inputs) => Inputs) => {
      amended.push(change);
      return Promise.resolve(true);
    },
  };
  const host = { session, store: { remembered: () => "", remember: () => undefined }, requestUpdate: () => undefined } as unknown as CalculatorHost;
  const messages = {
    failed: (cause: unknown) => {
      throw cause;
    },
    unread: () => undefined, twoWindows: () => said.push("two windows"), gone: () => said.push("gone"),
  } as unknown as ArchiveMessages;
  return { filing: new Filing(host, archive, new ContractInForce(), messages), said, amended };
}

const fresh = (): Archive => new Archive(`filing ${String(names += 1)}`);

function settled(sheet: string, text: string, month = "2026-10"): Settled {
  return { inputs: { ...EMPTY, text, sheet }, parsed: { records: [{ vendor: "蓝鲸", month, figures: {} }] }, of: 1 } as unknown as Settled;
}

const months = ({ filing }: Window): string[] => filing.sheets.map(({ id, months: own }) => `${id} ${String(own?.join())}`.replace("\n", " "));

test("a text is filed once, and filed again only where something in it is another", async () => {
  const window = opened(fresh());
  await window.filing.follow(settled("a", "one"), null);
  await window.filing.follow(settled("a", "one"), null);
  expect(months(window)).toEqual(["a 蓝鲸 2026-10"]);
  expect(window.filing.sheet("a")?.revision).toBe(1);
  await window.filing.follow(settled("a", "two"), null);
  expect(window.filing.sheet("a")?.revision).toBe(2);
  expect(window.filing.outcome("a")).toBe("added");
});

test("the same month with other figures is a question, and the same text is not filed twice", async () => {
  const window = opened(fresh());
  await window.filing.follow(settled("a", "one"), null);
  await window.filing.follow(settled("b", "other"), null);
  expect(window.filing.question).toEqual({ sheet: "b", others: { a: ["蓝鲸\n2026-10"] } });
  expect(window.filing.outcome("b")).toBe("same-month");
  await window.filing.follow(settled("c", "one\r\n"), null);
  expect(window.filing.question).toBeNull();
  expect(window.filing.outcome("c")).toBe("known");
  expect(months(window)).toEqual(["a 蓝鲸 2026-10", "b 蓝鲸 2026-10"]);
});

test("a step back takes a sheet out of the archive, and the step forward brings it back with its states, and the contract they were agreed under", async () => {
  const archive = fresh();
  const window = opened(archive);
  await window.filing.follow(settled("a", "one", "2026-09"), null);
  await window.filing.follow(settled("b", "two"), null);
  const sheet = window.filing.sheet("b");
  const known = sheet && (await window.filing.known(sheet));
  if (!sheet || !known) throw new Error("it was filed");
  await window.filing.put({ ...sheet, states: { "蓝鲸\n2026-10": "paid" } }, { ...known.filed, agreed: { "蓝鲸\n2026-10": { contract: { id: "then" } as Contract, packages: {} } } });
  const back = { what: "figures", step: "back", before: { inputs: { ...EMPTY, sheet: "b" } } } as unknown as Replacement;
  await window.filing.follow(settled("a", "one", "2026-09"), back);
  expect(months(window)).toEqual(["a 蓝鲸 2026-09"]);
  // Also where the page was opened anew in between.
  const again = opened(archive);
  await again.filing.refresh();
  await again.filing.follow(settled("b", "two"), null);
  expect(again.filing.question).toBeNull();
  expect(again.filing.sheet("b")?.states).toEqual({ "蓝鲸\n2026-10": "paid" });
  expect((await archive.filed("b"))?.agreed["蓝鲸\n2026-10"]?.contract).toEqual({ id: "then" });
});

test("what comes in while an agreed month is shown goes under the contract in force, also after a reload", async () => {
  const window = opened(fresh());
  await window.filing.follow({ ...settled("a", "one", "2026-09"), inputs: { ...EMPTY, text: "one", sheet: "a", contract: "courier" } }, null);
  // The page was opened anew with the agreed month of that sheet on it.
  const then = { ...ownFrom({ id: "then" } as Contract, `${AGREED}a`) };
  const shown: Inputs = { ...EMPTY, text: "two", sheet: "b", contract: `${AGREED}a`, owns: [then] };
  await window.filing.follow({ ...settled("b", "two"), inputs: shown }, null);
  expect(window.amended.map((change) => change(shown).contract)).toEqual(["courier"]);
  expect(window.filing.sheet("b")?.contract).toBe("courier");
  // The month that was agreed stays under its own.
  await window.filing.follow({ ...settled("a", "one", "2026-09"), inputs: { ...shown, text: "one", sheet: "a" } }, null);
  expect(window.amended).toHaveLength(1);
});

test("of a sheet that two windows change both are kept, and this one's goes on under an id of its own", async () => {
  const archive = fresh();
  const [first, second] = [opened(archive), opened(archive)];
  await first.filing.follow(settled("a", "one"), null);
  await second.filing.refresh();
  await second.filing.follow(settled("a", "second"), null);
  await first.filing.follow(settled("a", "first"), null);
  expect(first.said).toEqual(["two windows"]);
  const ids = first.filing.sheets.map(({ id }) => id);
  expect(ids).toHaveLength(2);
  const texts = await Promise.all(ids.map(async (id) => (await archive.filed(id))?.inputs.text));
  expect(texts.toSorted()).toEqual(["first", "second"]);
  expect(first.amended.map((change) => change({ ...EMPTY, sheet: "a" }).sheet)).toEqual([ids.find((id) => id !== "a")]);
});

test("what the browser does not keep counts beside what it has kept, as it was last, until there is room again", async () => {
  const archive = fresh();
  const window = opened(archive);
  await window.filing.follow(settled("a", "one", "2026-09"), null);
  const full = vi.spyOn(archive, "put").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
  await expect(window.filing.follow(settled("b", "two"), null)).rejects.toThrow("full");
  const [, before] = window.filing.all;
  await expect(window.filing.follow(settled("b", "three"), null)).rejects.toThrow("full");
  expect(window.filing.all.map(({ id }) => id)).toEqual(["a", "b"]);
  expect((await window.filing.filedOf(window.filing.all)).map(({ filed }) => filed.inputs.text)).toEqual(["one", "three"]);
  // What was read of it before is not taken for what it is now.
  expect(window.filing.all[1]?.revision).not.toBe(before?.revision);
  // In the place of what is kept of the same sheet.
  await expect(window.filing.follow(settled("a", "one more", "2026-09"), null)).rejects.toThrow("full");
  expect((await window.filing.filedOf(window.filing.all)).map(({ filed }) => filed.inputs.text).toSorted()).toEqual(["one more", "three"]);
  full.mockRestore();
  await window.filing.follow(settled("a", "one more", "2026-09"), null);
  await window.filing.follow(settled("b", "three"), null);
  expect(window.filing.unkept).toEqual([]);
  expect(months(window)).toEqual(["a 蓝鲸 2026-09", "b 蓝鲸 2026-10"]);
});
