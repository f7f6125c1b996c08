/** After the next paint; where nothing is painted, at once. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    const later = (): void => {
      setTimeout(done);
    };
    if (typeof requestAnimationFrame === "undefined" || document.hidden) later();
    else requestAnimationFrame(later);
  });
}
