/** When nothing else is to be done; on a machine that is never at rest, after half a second. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(() => { resolve(); }, { timeout: 500 });
    else setTimeout(resolve, 50);
  });
}
