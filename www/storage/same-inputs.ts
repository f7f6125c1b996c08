// Whether two are the same, in whatever order their fields stand: what was kept and read again has them in another than what was
// changed since.

import { stored, type Inputs } from "../domain/state.ts";
import { readInputs } from "./read-state.ts";

/** Whichever sheet of the archive they are, and whose side was chosen. A long text is not written out to be compared. */
export function isSame(one: Inputs, other: Inputs): boolean {
  const read = (inputs: Inputs): unknown => readInputs(stored({ ...inputs, text: "", sheet: "-", side: "client" }));
  return one.text === other.text && inOrder(read(one)) === inOrder(read(other));
}

/** As JSON, each object's fields by their names. */
function inOrder(one: unknown): string {
  return JSON.stringify(one, (_, value: unknown) => (typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([first], [second]) => (first < second ? -1 : 1))) : value));
}
