// The names of the files that are taken along, as people name theirs: 蓝鲸家电_2026年10月_结算.xlsx.

/** Parts of a name without what file systems forbid. */
export function fileName(parts: readonly (string | null)[], ending: string): string {
  const plain = parts.filter((part) => part !== null && part !== "").map((part) => (part ?? "").replaceAll(/[\\/:*?"<>|\s]+/g, "-").replace(/^\.+/, "").slice(0, 60));
  return `${plain.filter((part) => part !== "").join("_") || "yuekao"}.${ending}`;
}
