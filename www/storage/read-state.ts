// Inputs as they were kept, as a link carries them or as another tab wrote them, made into inputs again: from other versions,
// too, and never trusted. Every field is held against its shape; what does not fit is left out, and counted. Whether the
// contracts in it are sound is asked of the engine before anything is settled with them.

import * as v from "valibot";

import type { Contract } from "../engine/engine.ts";
import { History, type Step } from "../domain/history.ts";
import { without } from "../domain/layout-settings.ts";
import { NO_OFFER } from "../domain/offer.ts";
import { EMPTY, OWN, ownFrom, UNSET, VERSION, type Inputs } from "../domain/state.ts";
import { sharedParts } from "./shared.ts";

/** What could be read. */
export interface Read<Part> {
  readonly part: Part;
  /** How many places of it were not of their shape and were left out. */
  readonly left: number;
}

/** How much was left out of what is being read. */
let left = 0;

/** What a value is, as a list of one; an empty list where it does not fit, which is counted. */
function fitting<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema>[] {
  const read = v.safeParse(schema, value);
  if (!read.success) left += 1;
  return read.success ? [read.output] : [];
}

const text = v.string();
const record = v.custom<Record<string, unknown>>((value) => typeof value === "object" && value !== null && !Array.isArray(value));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const list = <Entry extends v.GenericSchema>(entry: Entry) => v.pipe(v.array(v.unknown()), v.transform((all) => all.flatMap((one) => fitting(entry, one))));

/** Entries by any name, also by one that objects have of themselves. */
const dictionary = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.pipe(record, v.transform((all) => Object.fromEntries(Object.entries(all).flatMap(([name, one]) => fitting(entry, one).map((read) => [name, read] as const)))));

/** A field that earlier versions did not write; what it is then fits the schema, too. */
const field = <Schema extends v.GenericSchema>(schema: Schema, missing: v.InferOutput<Schema>) =>
  v.optional(v.pipe(v.unknown(), v.transform((value) => fitting(schema, value)[0] ?? missing)), () => missing as unknown);

/** A field that need not be there. */
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.pipe(v.unknown(), v.transform((value) => fitting(schema, value)[0])));

/** An object with these fields; others are left out. */
const shape = <Fields extends v.ObjectEntries>(fields: Fields) => v.pipe(record, v.object(fields));

const texts = dictionary(text);

/** Once the provider was always who wrote, and the client who was written to. */
const letterhead = v.pipe(
  shape({ client: maybe(text), provider: maybe(text), to: field(text, ""), from: field(text, ""), number: field(text, "") }),
  v.transform(({ client, provider, to, from, number }) => ({ client: client ?? to, provider: provider ?? from, number })),
);

const settings = v.pipe(
  shape({
    start: field(text, ""), readings: field(texts, {}), values: field(texts, {}), packages: field(texts, {}), notOffered: field(list(text), []),
    letterhead: maybe(letterhead),
  }),
  v.transform(({ letterhead: named, ...set }) => (named ? { ...set, letterhead: named } : set)),
);

const entered = v.pipe(shape({
  figures: field(texts, {}),
  workOrders: field(list(shape({ received: field(text, ""), replied: field(text, ""), cost: field(text, "") })), []),
  seatChanges: field(list(shape({ date: field(text, ""), seats: field(text, "") })), []),
  events: field(texts, {}),
  statement: field(text, ""),
  letter: maybe(text),
  agreed: maybe(texts),
}), v.transform(({ letter, agreed, ...unchanged }) => ({ ...unchanged, ...(letter === undefined ? {} : { letter }), ...(agreed === undefined ? {} : { agreed }) })));

/** Its own shape is the engine's business. */
const contract = v.pipe(record, v.transform((value) => value as unknown as Contract));

const own = shape({
  id: v.pipe(text, v.startsWith(OWN)),
  name: field(text, ""),
  contract,
  draft: field(v.nullable(contract), null),
  base: field(v.nullable(v.union([text, contract])), null),
  source: field(text, ""),
  checked: field(texts, {}),
});

const rewritten = { values: field(texts, {}), terms: maybe(texts), package: field(text, "") };

const rival = shape({
  name: field(text, ""), currency: field(text, "CNY"), month: field(text, ""), prices: field(texts, {}), stepped: field(text, ""),
  steps: field(list(shape({ upTo: field(text, ""), price: field(text, "") })), []),
});

const variant = v.pipe(
  shape({ contract: text, readings: field(texts, {}), ...rewritten, rival: maybe(rival) }),
  v.transform(({ terms, rival: other, ...one }) => ({ ...one, ...(terms ? { terms } : {}), ...(other ? { rival: other } : {}) })),
);

const offer = shape({
  volumes: field(texts, {}), quality: field(texts, {}), year: field(list(text), []),
  present: field(v.pipe(shape(rewritten), v.transform(({ terms, ...one }) => ({ ...one, ...(terms ? { terms } : {}) }))), NO_OFFER.present),
  // Where the side was asked for in offers alone.
  side: maybe(v.picklist(["", "client", "provider"])),
  quote: field(shape({
    customer: field(text, ""), seller: field(text, ""), date: field(text, ""), days: field(text, ""), vat: field(text, ""), vatIncluded: field(v.boolean(), false),
    plans: field(list(count), []), names: field(list(text), []), note: field(text, ""),
  }), { ...NO_OFFER.quote, plans: [], names: [] }),
  margin: field(shape({ seat: field(text, ""), seats: field(text, ""), contact: field(text, "") }), NO_OFFER.margin),
});

/** What has been the same since version 2. */
const unchanged = {
  text,
  sources: maybe(list(shape({ name: text, row: count }))),
  // Each is checked by the engine before anything is read with it.
  layouts: maybe(list(record)),
  sheet: maybe(text),
  example: maybe(v.literal(true)),
  contract: text,
  settings: field(dictionary(settings), {}),
  handedOver: field(dictionary(v.literal(true)), {}),
  entered: field(dictionary(entered), {}),
  compared: field(list(variant), []),
  offer: maybe(offer),
  side: maybe(v.picklist(["client", "provider"])),
};

interface Fields extends Omit<Inputs, "sources" | "layouts" | "example" | "offer" | "sheet" | "side"> {
  sheet?: string | undefined;
  sources?: Inputs["sources"] | undefined;
  layouts?: Inputs["layouts"] | undefined;
  example?: true | undefined;
  offer?: v.InferOutput<typeof offer> | undefined;
  side?: Inputs["side"] | undefined;
}

/** Fields without a value are left out. */
function inputsOf({ sources = [], layouts, example, sheet, offer: offered, side, ...others }: Fields): Inputs {
  const chosen = side ?? (offered?.side || undefined);
  return { ...others, ...(sheet ? { sheet } : {}), ...(offered ? { offer: without(offered, "side") } : {}), ...(chosen ? { side: chosen } : {}), ...(sources.length > 0 ? { sources } : {}), ...(layouts ? { layouts } : {}), ...(example ? { example } : {}) };
}

/** Contracts of one's own have names that differ. */
const owns = v.pipe(list(own), v.transform((all) => all.filter(({ id }, place) => all.findIndex((one) => one.id === id) === place)));

const third = v.pipe(shape({ ...unchanged, owns: field(owns, []) }), v.transform((fields) => inputsOf(fields)));

/** Version 2 held one contract of one's own. */
const second = v.pipe(
  shape({ ...unchanged, own: field(v.nullable(contract), null) }),
  v.transform(({ own: only, ...others }) => inputsOf({ ...others, owns: only ? [ownFrom(only)] : [] })),
);

/** Version 1 knew one contract, and nothing beside the table. */
const first = v.pipe(
  shape({ text, start: field(text, ""), readings: field(texts, {}), packages: field(texts, {}), handedOver: field(dictionary(v.literal(true)), {}) }),
  v.transform(({ text: pasted, handedOver, ...set }) => ({ ...EMPTY, text: pasted, handedOver, settings: { [EMPTY.contract]: { ...UNSET, ...set } } })),
);

const place = shape({ id: text, pieces: count });
const led = { long: maybe(place), replaced: maybe(v.picklist(["figures", "contract", "statement"])) };
const steps = field(v.array(v.unknown()), []);
/** Its contract is only shown until the engine finds nothing wrong with it. */
const annex = shape({ text, open: field(v.boolean(), false), contract: field(v.nullable(contract), null), answers: field(texts, {}), mark: field(text, ""), whole: field(text, ""), rest: field(text, "") });
const history = shape({ ...led, annex: maybe(annex), shared: steps, past: steps, future: steps });
/** Texts and parts of contracts that several steps have stand once, in `shared`, and are named by their place in it. */
const step = shape({ ...led, inputs: record });

/** Whether a later Yuekao wrote it. */
export function isNewer(kept: unknown): boolean {
  return v.is(record, kept) && typeof kept["version"] === "number" && kept["version"] > VERSION;
}

const VERSIONS = new Map<unknown, typeof first | typeof second | typeof third>([[1, first], [2, second], [VERSION, third]]);

/** Null where nothing of it can be read. */
export function readInputs(kept: unknown): Read<Inputs> | null {
  if (!v.is(record, kept)) return null;
  left = 0;
  const version = VERSIONS.get(kept["version"]);
  const [inputs] = version ? fitting(version, kept["inputs"]) : [];
  return inputs ? { part: inputs, left } : null;
}

/** The inputs with the steps around them; from the first step that does not fit they are left out. */
export function readHistory(kept: unknown, inputs: Inputs): Read<History> {
  left = 0;
  const [written] = fitting(history, kept);
  const present = v.is(record, kept) ? kept["inputs"] : null;
  const version = v.is(record, kept) ? kept["version"] : VERSION;
  const shared = [inputs.text, ...(version === 2 ? [v.is(record, present) ? present["own"] : null] : sharedParts(present)), ...(written?.shared ?? [])];
  const whole = (parts: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === "number" ? shared[part] : part]));
  const contractIn = (parts: unknown): unknown => (v.is(record, parts) ? whole(parts) : parts);
  const ownIn = (one: unknown): unknown => (v.is(record, one) ? { ...whole(one), contract: contractIn(one["contract"]), draft: contractIn(one["draft"]), base: contractIn(one["base"]) } : one);
  const read = (one: unknown): Step | null => {
    const [found] = fitting(step, one);
    if (!found) return null;
    const parts = whole(found.inputs);
    const [there] = version === 2 ? fitting(second, parts) : fitting(third, { ...parts, owns: Array.isArray(parts["owns"]) ? parts["owns"].map(ownIn) : parts["owns"] });
    return there ? stepOf(there, found) : null;
  };
  const sound = (all: (Step | null)[]): Step[] => all.slice(0, all.includes(null) ? all.indexOf(null) : undefined).filter((one) => one !== null);
  const past = sound((written?.past ?? []).map(read).reverse()).reverse();
  return { part: new History(stepOf(inputs, written), past, sound((written?.future ?? []).map(read)), "", written?.annex ?? null), left };
}

function stepOf(inputs: Inputs, { long, replaced }: Pick<v.InferOutput<typeof step>, "long" | "replaced"> = {}): Step {
  return { inputs, ...(long ? { place: long } : {}), ...(replaced ? { replaced } : {}) };
}
