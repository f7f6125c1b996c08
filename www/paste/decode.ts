// A dropped file as text, whatever it is written in.

import type { Engine } from "yuekao";

export interface Decoded {
  text: string;
  /** Whether some of its lines are in UTF-8 and others in GBK. */
  mixed: boolean;
}

export function decode(bytes: Uint8Array, engine: Pick<Engine, "textReader">): Decoded {
  const reader = engine.textReader();
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  const parts = [reader.read(bytes), reader.end()];
  return { text: parts.map((part) => utf8.decode(part)).join(""), mixed: reader.mixed };
}
