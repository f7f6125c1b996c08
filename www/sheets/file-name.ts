// The names of the files that are taken along.

/** Parts of a name without what file systems forbid. */
export function fileName(parts: readonly (string | null)[], ending: string): string {
  const plain = parts.filter((part) => part !== null && part !== "").map((part) => (part ?? "").replaceAll(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60));
  return `${["yuekao", ...plain].join("-")}.${ending}`;
}
