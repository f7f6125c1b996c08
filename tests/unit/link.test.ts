import fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import type { Contract } from "yuekao";

import { madeAside } from "../../www/share/link-aside.ts";
import { fragmentOf, isLink, openedFrom, type Shared } from "../../www/share/link.ts";
import { EMPTY, OWN, ownFrom, UNSET } from "../../www/domain/state.ts";

const text = fc.string({ unit: "binary", maxLength: 200 });
const word = fc.string({ unit: "grapheme", maxLength: 20 });
const settings = fc.record({ start: word, readings: fc.dictionary(word, word), values: fc.dictionary(word, word), packages: fc.dictionary(word, word), notOffered: fc.array(word, { maxLength: 2 }) });
const entered = fc.record({
  figures: fc.dictionary(word, word),
  workOrders: fc.array(fc.record({ received: word, replied: word, cost: word }), { maxLength: 3 }),
  seatChanges: fc.array(fc.record({ date: word, seats: word }), { maxLength: 3 }),
  events: fc.dictionary(word, word),
  statement: text,
});
const compared = fc.array(fc.record({ contract: word, readings: fc.dictionary(word, word), values: fc.dictionary(word, word), package: word }), { maxLength: 3 });
const beside = {
  settings: fc.dictionary(word, settings),
  handedOver: fc.dictionary(word, fc.constant(true)),
  entered: fc.dictionary(word, entered),
  compared,
};
const contract = fc.dictionary(word, fc.jsonValue()).map((made) => made as never);
const own = fc.record({ id: fc.constant(OWN), name: word, contract, draft: fc.option(contract), base: fc.oneof(word, contract, fc.constant(null)), source: text, checked: fc.dictionary(word, word) });
const inputs = fc.oneof(
  fc.record({ text, contract: word.filter((id) => !id.startsWith(OWN)), owns: fc.constant([]), ...beside }),
  fc.record({ text, contract: fc.constant(OWN), owns: own.map((one) => [one]), ...beside }),
);
const shared = fc.record({ inputs, record: fc.nat(), locale: word, tab: word });
/** As JSON has it: without prototypes, and with 0 for -0. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const made = async (state: Shared): Promise<string> => {
  const fragment = await fragmentOf(state);
  if (fragment === null) throw new Error("too long");
  return fragment;
};
const STATE: Shared = { inputs: { ...EMPTY, text: "月份\t接起量\n2026-10\t2640\n" }, record: 0, locale: "zh-CN", tab: "month" };

test("what goes into a link comes out of it", async () => {
  await fc.assert(
    fc.asyncProperty(shared, async (state) => {
      const fragment = await made(state);
      expect(fragment).toMatch(/^#yuekao=1\.[0-9a-f]{8}\.[\w-]+$/);
      expect(plain(await openedFrom(fragment))).toEqual(plain({ shared: state }));
    }),
    { seed: 20261121 },
  );
});

test("a link that lost or changed a character is damaged, wherever it was", async () => {
  const fragment = await made(STATE);
  expect(await openedFrom(fragment)).toEqual({ shared: STATE });
  for (let at = "#yuekao=".length; at < fragment.length; at += 1) {
    const other = fragment[at] === "3" ? "4" : "3";
    const changed = await openedFrom(fragment.slice(0, at) + other + fragment.slice(at + 1));
    // The last bits of deflate and of base64 mean nothing: there it is what it was.
    if ("refusal" in changed) expect(changed.refusal, `changed at ${String(at)}`).toMatch(/^link-/);
    else expect(changed.shared).toEqual(STATE);
    if (isLink(fragment.slice(0, at))) expect(await openedFrom(fragment.slice(0, at)), `cut at ${String(at)}`).toEqual({ refusal: "link-damaged" });
  }
});

test("whatever stands in the fragment is read or refused, never a breakdown", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (rest) => {
      expect(await openedFrom(`#yuekao=${rest}`)).toHaveProperty("refusal");
    }),
    { seed: 20261121 },
  );
});

test("a link from a newer version says so, and so does one whose inputs are newer", async () => {
  const fragment = await made(STATE);
  expect(await openedFrom(fragment.replace("=1.", "=2."))).toEqual({ refusal: "link-newer" });
  expect(await openedFrom(fragment.replace("=1.", "=0."))).toEqual({ refusal: "link-damaged" });
  expect(await openedFrom("#yuekao=3.whatever/comes&then")).toEqual({ refusal: "link-newer" });
});

test("a link that unfolds without end is given up", async () => {
  const zeros = new Blob([new Uint8Array(80_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const data = Buffer.from(await new Response(zeros).arrayBuffer()).toString("base64url");
  expect(await openedFrom(`#yuekao=1.00000000.${data}`)).toEqual({ refusal: "link-damaged" });
}, 60_000);

test("figures that fit into no link are said not to", async () => {
  // Digits that cannot be squeezed.
  let state = 1;
  const noise = Array.from({ length: 1_500_000 }, () => String.fromCharCode(0x4e00 + ((state = (state * 48_271) % 2_147_483_647) % 0x5000))).join("");
  expect(await fragmentOf({ ...STATE, inputs: { ...STATE.inputs, text: noise } })).toBeNull();
}, 60_000);

test("of a text that is far too long no link is tried", async () => {
  // It would be a short one.
  expect(await madeAside({ ...STATE, inputs: { ...STATE.inputs, text: "1".repeat(20_000_001) } }, new AbortController().signal)).toBeNull();
});

// One file for each version of links and of the inputs in them; never to be changed, only added to.
const folder = new URL("links/", import.meta.url);
const links = readdirSync(folder).filter((name) => name.endsWith(".txt"));
test.each(links)("the link %s of an older version opens", async (name) => {
  const expected = JSON.parse(readFileSync(new URL(name.replace(".txt", ".json"), folder), "utf8")) as Shared & { inputs: { own?: Contract | null } };
  // What inputs have had since then is empty in it.
  // A contract of one's own, of which there was one, is one of several since.
  const { own, ...before } = expected.inputs;
  const settings = Object.fromEntries(Object.entries(before.settings).map(([id, set]) => [id, { ...UNSET, ...set }]));
  const shared = { ...expected, inputs: { ...EMPTY, ...(own ? { owns: [ownFrom(own)] } : {}), ...before, settings } };
  expect(await openedFrom(readFileSync(new URL(name, folder), "utf8").trim())).toEqual({ shared });
});
test("there is a link of the version that is made today", async () => {
  const [, version = ""] = /^#yuekao=(\d+)/.exec(await made(STATE)) ?? [];
  expect(existsSync(new URL(`v${version}.txt`, folder))).toBe(true);
});
