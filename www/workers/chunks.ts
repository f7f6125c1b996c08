// A long text on its way to a worker. Sent at once it would be copied in one task, in which the page stands still.

const PIECE = 2_000_000;

/** Hands out a text piece by piece with room for other tasks in between; false as soon as `take` wants no more. */
export async function inChunks(text: string, take: (piece: string) => boolean): Promise<boolean> {
  for (let at = 0; at < text.length; ) {
    // Not between the halves of a character.
    const end = /[\ud800-\udbff]/.test(text.charAt(at + PIECE - 1)) ? at + PIECE - 1 : at + PIECE;
    if (!take(text.slice(at, end))) return false;
    at = end;
    if (at < text.length) await new Promise((done) => setTimeout(done));
  }
  return true;
}
