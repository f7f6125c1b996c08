/** A column as spreadsheets name it: A, B, … Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? letter : columnName(Math.floor((column - 1) / 26)) + letter;
}

/** Where a figure stands: `C5`, or `C5:C35` where it comes from several cells. Of parts that do not touch the first ones are named. */
export function addressOf({ row, column, rows = [], columns = [] }: { row: number; column: number; rows?: readonly [number, number][]; columns?: readonly [number, number][] }): string {
  const MOST = 3;
  const part = ([from, to]: readonly [number, number], at: (place: number) => string): string => (from === to ? at(from) : `${at(from)}:${at(to)}`);
  const down = (place: number): string => `${columnName(column)}${place}`;
  const along = (place: number): string => `${columnName(place)}${row}`;
  const parts = rows.length > 0 ? rows.map((range) => part(range, down)) : columns.map((range) => part(range, along));
  if (parts.length === 0) return down(row);
  return parts.slice(0, MOST).join(", ") + (parts.length > MOST ? " …" : "");
}
