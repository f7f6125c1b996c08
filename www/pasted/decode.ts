// A dropped file as text. Chinese Excel saves CSV in GBK and says so nowhere: a byte order mark decides, then strict
// UTF-8, then gb18030, which contains GBK and GB2312. A file glued together from both is read line by line.

export class NotText extends Error {}

export interface Decoded {
  text: string;
  /** Whether some of its lines are in UTF-8 and others in GBK. */
  mixed: boolean;
}

export function decode(bytes: Uint8Array): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked && (marked !== "utf-8" || isUtf8(bytes))) return { text: new TextDecoder(marked).decode(bytes), mixed: false };
  // Every text a spreadsheet writes without a mark is free of zero bytes; nearly every binary file has one early on.
  if (bytes.subarray(0, 8192).includes(0)) throw new NotText();
  const utf8 = strict("utf-8", bytes);
  if (utf8 !== null) return { text: utf8, mixed: false };
  const byLine = lines(bytes);
  const text = byLine.mixed ? byLine.text : (strict("gb18030", bytes) ?? byLine.text);
  if (text === null) throw new NotText();
  return { text, mixed: byLine.mixed };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const isUtf8 = (bytes: Uint8Array): boolean => strict("utf-8", bytes) !== null;

/** Bytes of GBK hardly ever make two Chinese characters of UTF-8 in a row, and nothing else beside them. */
const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{2}/;

/** Each line in UTF-8 where it reads as Chinese, else in GBK. No text where a line is neither. */
function lines(bytes: Uint8Array): { text: string | null; mixed: boolean } {
  const parts: string[] = [];
  let [utf8, gbk] = [false, false];
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(0x0a, from);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(from, end);
    const one = strict("utf-8", line);
    if (one !== null && (isAscii(line) || CHINESE.test(one))) {
      utf8 ||= !isAscii(line);
      parts.push(one);
    } else {
      const other = strict("gb18030", line);
      if (other === null) return { text: null, mixed: false };
      gbk = true;
      parts.push(other);
    }
    from = end;
  }
  return { text: parts.join(""), mixed: utf8 && gbk };
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}
