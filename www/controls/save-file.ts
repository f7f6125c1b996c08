// Files handed to the person.

export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A text as a file. Its name may come from anywhere: what file systems mistake for something else is left out of it. */
export function saveFile(name: string, text: string, type: string): void {
  save(new Blob([text], { type }), name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^\.+/, "") || "file");
}
