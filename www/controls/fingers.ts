/** Whether the page is touched: then nothing is said of keys, of dragging files and of double clicks. */
export function fingers(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
