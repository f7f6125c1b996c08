/** A vendor-month on its way into the engine, without the cells its figures were read from. */

/**
 * The month without its cells, which are most of it: they only say where in a pasted text a notice is, and most months
 * have no notice with a place. What is no month as `parse` gives it stays as it is.
 */
export function withoutCells(month: unknown): unknown {
  if (!isPlain(month)) return month;
  const bare = bareMonth(month);
  // An earlier month brings no history of its own.
  if (Array.isArray(month["history"])) bare["history"] = month["history"].map((earlier: unknown) => (isPlain(earlier) ? bareMonth(earlier) : earlier));
  return bare;
}

function bareMonth(month: Plain): Plain {
  const bare = { ...without(month) };
  const { categories } = month;
  if (Array.isArray(categories)) bare["categories"] = categories.map((category: unknown) => (isPlain(category) ? without(category) : category));
  return bare;
}

type Plain = Record<string, unknown>;

const without = (part: Plain): Plain => (isPlain(part["cells"]) && areCells(part["cells"]) ? { ...part, cells: undefined } : part);

/** Whether the engine can have nothing to say about them. */
function areCells(cells: Plain): boolean {
  for (const figure in cells) {
    const { row, column, cell } = (cells[figure] ?? {}) as Plain;
    if (typeof cell !== "string" || !isCount(row) || !isCount(column)) return false;
  }
  return true;
}

const isCount = (value: unknown): boolean => typeof value === "number" && value === value >>> 0;

/** Whether JSON writes it as its own entries. */
function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
