/** A mark that changes with any change of a value (FNV-1a). */
export function markOfValue(value: unknown): string {
  let mark = 0x811c9dc5;
  for (const character of JSON.stringify(value)) mark = Math.imul(mark ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mark.toString(36);
}
