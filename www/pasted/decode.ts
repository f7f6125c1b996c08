// A dropped file as text. Chinese Excel saves CSV in GBK and says so nowhere: a byte order mark decides, then strict
// UTF-8, then gb18030, which contains GBK and GB2312.

export class NotText extends Error {}

export function decode(bytes: Uint8Array): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  // Every text a spreadsheet writes without a mark is free of zero bytes; nearly every binary file has one early on.
  if (bytes.subarray(0, 8192).includes(0)) throw new NotText();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return chinese(bytes);
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function chinese(bytes: Uint8Array): string {
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  } catch {
    throw new NotText();
  }
}
