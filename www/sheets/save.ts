// A file handed to the person, and its name.

export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // The browser has taken what it needs when the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address));
}

/** Parts of a name without what file systems forbid. */
export function fileName(parts: readonly (string | null)[], ending: string): string {
  const plain = parts.filter((part) => part !== null && part !== "").map((part) => (part ?? "").replaceAll(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60));
  return `${["yuekao", ...plain].join("-")}.${ending}`;
}
