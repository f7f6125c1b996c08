// Hands a text over as a file.

/** A name may come from anywhere: what file systems mistake for something else is left out of it. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^\.+/, "") || "file";
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
