// A value with each of its parts replaced by what does not belong there.

/** What may stand where something else belongs; `undefined`: nothing does. */
const SHAPES: Readonly<Record<string, unknown>> = {
  null: null,
  "a number": 42,
  "a fraction below zero": -0.5,
  "a text": "乱七八糟",
  yes: true,
  "an empty list": [],
  "a list of anything": [null, 1, "x", [], {}],
  "an empty object": {},
  "nested garbage": { a: [{ b: { c: [null, "x", 1e300] } }], id: 7, label: { "zh-CN": {} } },
  nothing: undefined,
};

export interface Misshapen {
  /** Where, and what stands there. */
  what: string;
  value: unknown;
}

export interface Extent {
  /** Parts that lie deeper are left alone. */
  depth?: number;
  /** So are those of lists beyond the first entries. */
  entries?: number;
  /** Only these shapes. */
  shapes?: readonly string[];
}

/** One for each part and shape. */
export function* misshapen(value: unknown, { depth = Infinity, entries = Infinity, shapes = Object.keys(SHAPES) }: Extent = {}): Generator<Misshapen> {
  for (const path of paths(value, depth, entries)) {
    for (const shape of shapes) yield { what: `/${path.join("/")}: ${shape}`, value: replaced(value, path, SHAPES[shape]) };
  }
}

function paths(value: unknown, depth: number, entries: number): string[][] {
  if (typeof value !== "object" || value === null || depth === 0) return [];
  const parts = Object.entries(value).slice(0, Array.isArray(value) ? entries : Infinity);
  return parts.flatMap(([key, part]) => [[key], ...paths(part, depth - 1, entries).map((path) => [key, ...path])]);
}

function replaced(value: unknown, [key = "", ...further]: readonly string[], shape: unknown): unknown {
  const put = (part: unknown): unknown => (further.length === 0 ? shape : replaced(part, further, shape));
  if (Array.isArray(value)) return value.map((part: unknown, place) => (String(place) === key ? put(part) : part));
  return Object.fromEntries(Object.entries(value as object).map(([name, part]: [string, unknown]) => [name, name === key ? put(part) : part]));
}
