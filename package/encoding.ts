/**
 * What a file's bytes are written in. Chinese Excel saves CSV in GBK and says so nowhere: a byte order mark decides, then
 * strict UTF-8, then gb18030, which contains GBK and GB2312. In pieces, so that a long file is never held.
 */

/** The bytes are no text. */
export class NotText extends Error {}

/** The encoding of a file that is read in pieces, each time anew: twice where it is not UTF-8. */
export async function encodingOf(read: () => AsyncIterable<Uint8Array>): Promise<string> {
  let first = true;
  const fits = async (encoding: string): Promise<string | null> => {
    const decoder = new TextDecoder(encoding, { fatal: true });
    try {
      for await (const piece of read()) {
        const marked = first ? byteOrderMark(piece) : null;
        if (marked) return marked;
        if (first) refuseBinary(piece);
        first = false;
        decoder.decode(piece, { stream: true });
      }
      decoder.decode();
      return encoding;
    } catch (cause) {
      // What TextDecoder throws where the bytes do not fit.
      if (cause instanceof TypeError) return null;
      throw cause;
    }
  };
  const found = (await fits("utf-8")) ?? (await fits("gb18030"));
  if (found === null) throw new NotText();
  return found;
}

/** Every text a spreadsheet writes without a mark is free of zero bytes; nearly every binary file has one early on. */
export function refuseBinary(bytes: Uint8Array): void {
  if (bytes.subarray(0, 8192).includes(0)) throw new NotText();
}

/** What a mark at the beginning says; null without one. */
export function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}
