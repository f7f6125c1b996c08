// A cell of the table changed where it stands.

import type { Column } from "../engine.ts";
import { Grid, type Layout } from "../pasted/grid.ts";
import { edit, without, type Edit } from "./edits.ts";

/** Other content in a cell; `seen`: the table as it is on the page. */
export function mended(row: number, column: number, content: string, seen: { text: string; columns: readonly Column[] | undefined; layout: Layout | null }): Edit {
  return edit((present) => {
    // Where the rows are is known of the text on the page alone.
    const text = new Grid(present.text, seen.columns, present.text === seen.text ? seen.layout : null).replace(row, column, content);
    return text === present.text ? present : { ...without(present, "example"), text };
  });
}
