// The names a contract uses: what stands in its terms as a word. A part that is the same as before is not looked through again.

const known = new WeakMap<object, ReadonlySet<string>>();

export function wordsIn(part: unknown): ReadonlySet<string> {
  if (typeof part !== "object" || part === null) return new Set(typeof part === "string" ? part.match(/[A-Za-z_]\w*/g) : []);
  const before = known.get(part);
  if (before) return before;
  // Names of keys are names, too: amounts stand by tier, prices by package.
  const keys = Array.isArray(part) ? [] : Object.keys(part);
  const words = new Set([...keys, ...Object.values(part).flatMap((inner) => [...wordsIn(inner)])]);
  known.set(part, words);
  return words;
}
