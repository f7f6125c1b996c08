// How many workers settle a text together. Each of them reads all of it, so that more of them take more memory and more work in all.

/** Below so many characters starting others takes longer than it saves. */
const WORTH_SHARING = 2_000_000;
/** Characters that all workers together may hold: each takes about twice as many bytes. */
const MOST_HELD = 200_000_000;
const MOST_SHARES = 4;

export function shareCount(characters: number, cores: number): number {
  if (characters < WORTH_SHARING) return 1;
  return Math.max(1, Math.min(MOST_SHARES, cores, Math.floor(MOST_HELD / characters)));
}
