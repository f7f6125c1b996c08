// The months of the archive for the run that settles many: their sheets as one text, each a block of its own, and those months that
// have to be settled by themselves.

import { withLayouts } from "../domain/inputs.ts";
import type { Contract, Layout, ReadOptions } from "../engine/engine.ts";
import { layoutOf } from "../paste/grid.ts";
import type { Source } from "../domain/state.ts";
import { countingOf, isAgreed, keptTwice, stateOf, type Filed, type Place, type Sheet } from "./sheet.ts";

export interface Entry {
  readonly sheet: Sheet;
  readonly filed: Filed;
}

export interface Joined {
  readonly text: string;
  readonly said: ReadOptions;
  /** Months that are settled by themselves, in the place of the text's or beside it. */
  readonly alone: readonly Place[];
  /** Where each month is that counts. */
  readonly places: ReadonlyMap<string, Place>;
  /** Those of which another version is there, too. */
  readonly twice: ReadonlySet<string>;
}

/**
 * `contract`: the one in force; `looksBack`: whether it looks at other months, so that what is special of one month bears on the
 * vendor's others.
 */
export function joined(entries: readonly Entry[], contract: Contract, looksBack: boolean, layouts: readonly Layout[]): Joined {
  const sheets = entries.map(({ sheet }) => sheet);
  const places = countingOf(sheets);
  const inForce = JSON.stringify(contract);
  // What is said of one text alone cannot be said of several, and a month that does not count is no month of the text.
  const plain = (entry: Entry): boolean => !entry.filed.inputs.layouts?.some((layout) => "only_here" in layout) && (entry.sheet.months ?? []).every((key) => places.get(key)?.sheet === entry.sheet);
  const together = entries.filter((entry) => entries.length === 1 || plain(entry));
  const known = new Map(entries.map((entry) => [entry.sheet, entry]));
  const special = ({ key, sheet }: Place): boolean => {
    const entry = known.get(sheet);
    if (!entry || !together.includes(entry)) return true;
    const { inputs, agreed } = entry.filed;
    const then = isAgreed(stateOf(sheet, key)) ? agreed[key] : undefined;
    return inputs.entered[key] !== undefined || inputs.handedOver[key] !== undefined || (then !== undefined && JSON.stringify(then.contract) !== inForce);
  };
  const marked = [...places.values()].filter(special);
  const vendors = new Set(marked.map(({ vendor }) => vendor));
  const alone = looksBack ? [...places.values()].filter(({ vendor }) => vendors.has(vendor)) : marked;
  const said = withLayouts(layouts, together.flatMap(({ filed }) => filed.inputs.layouts ?? []));
  return { ...textOf(together, said), alone, places, twice: keptTwice(sheets) };
}

function textOf(entries: readonly Entry[], layouts: readonly Layout[]): Pick<Joined, "text" | "said"> {
  const said = layouts.length > 0 ? { layout: layouts } : {};
  const [only] = entries;
  if (only && entries.length === 1) {
    const { text, sources = [] } = only.filed.inputs;
    return { text, said: { ...said, ...(sources.length > 0 ? { source: sources } : {}) } };
  }
  const blocks: string[] = [];
  const sources: Source[] = [];
  let row = 1;
  for (const { filed: { inputs } } of entries) {
    const text = inputs.text.replace(/[\r\n]+$/, "");
    sources.push(...(inputs.sources ?? [{ name: "", row: 1 }]).map(({ name, row: from }) => ({ name, row: row + from - 1 })));
    blocks.push(text);
    // The blank line between two blocks is a row, too.
    row += layoutOf(text).starts.length + 1;
  }
  return { text: blocks.join("\n\n"), said: { ...said, source: sources } };
}
