// A long text on its way to or from a worker. Sent at once it would be copied in one task, in which the page stands still.

const PIECE = 2_000_000;

/** A text in pieces. */
export function* piecesOf(text: string): Generator<string, undefined> {
  for (let at = 0; at < text.length; ) {
    // Not between the halves of a character.
    const end = /[\ud800-\udbff]/.test(text.charAt(at + PIECE - 1)) ? at + PIECE - 1 : at + PIECE;
    yield text.slice(at, end);
    at = end;
  }
}

/** Hands out a text piece by piece with room for other tasks in between; false as soon as `take` wants no more. */
export async function inChunks(text: string, take: (piece: string) => boolean): Promise<boolean> {
  let first = true;
  for (const piece of piecesOf(text)) {
    if (!first) await new Promise((done) => setTimeout(done));
    if (!take(piece)) return false;
    first = false;
  }
  return true;
}

/** The text whose pieces are handed out one by one, and null at its end. */
export async function joinedText(next: () => Promise<string | null>): Promise<string> {
  const pieces: string[] = [];
  for (let piece = await next(); piece !== null; piece = await next()) pieces.push(piece);
  return pieces.join("");
}
