// JSON pointers (RFC 6901) into a contract. What is changed is copied on the way down and shared otherwise; the order of
// keys stays.

type Json = unknown;

export function steps(pointer: string): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointerTo(...path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** What stands there; undefined where nothing does. */
export function valueAt(root: Json, pointer: string): Json {
  return steps(pointer).reduce<Json>((value, step) => (typeof value === "object" && value !== null ? (value as Record<string, Json>)[step] : undefined), root);
}

/** The same with another value there; undefined takes it away. */
export function put<Root>(root: Root, pointer: string, value: Json): Root {
  return at(root, steps(pointer), () => value) as Root;
}

/** The same with what stands there changed. */
export function change<Root>(root: Root, pointer: string, how: (value: Json) => Json): Root {
  return at(root, steps(pointer), how) as Root;
}

export function insert<Root>(root: Root, list: string, index: number, value: Json): Root {
  return change(root, list, (before) => (Array.isArray(before) ? (before as Json[]).toSpliced(index, 0, value) : [value]));
}

/** The pointer of what holds this, and where in it this is. */
export function parent(pointer: string): { list: string; index: number } {
  const cut = pointer.lastIndexOf("/");
  return { list: pointer.slice(0, cut), index: Number(pointer.slice(cut + 1)) };
}

function at(value: Json, [step, ...rest]: readonly string[], how: (value: Json) => Json): Json {
  if (step === undefined) return how(value);
  if (Array.isArray(value)) {
    const index = Number(step);
    const made = at(value[index], rest, how);
    const list = value as Json[];
    if (made === undefined) return list.toSpliced(index, 1);
    return made === list[index] ? value : list.with(index, made);
  }
  const object = (typeof value === "object" && value !== null ? value : {}) as Record<string, Json>;
  const made = at(object[step], rest, how);
  if (made === object[step] && step in object) return value;
  if (made !== undefined) return { ...object, [step]: made };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
}
