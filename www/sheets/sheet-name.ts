// Names of a workbook's sheets.

/** Most characters a sheet's name has, with room for a number behind it. */
const MOST = 28;

/** A name no other sheet has, without the characters it cannot hold; it is taken then. */
export function sheetName(name: string, taken: Set<string>): string {
  const plain = name.replaceAll(/[\\/?*[\]:]/g, " ").trim().slice(0, MOST);
  for (let number = 1; ; number++) {
    const tried = number === 1 ? plain : `${plain} ${number}`;
    if (taken.has(tried)) continue;
    taken.add(tried);
    return tried;
  }
}
