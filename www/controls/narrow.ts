// What is laid out by the room there is: that of the window, or that of the calculator where it stands in another page.

import { css, type CSSResult } from "lit";

/** Rules for at most so many pixels of width. A page of its own is no container: there the window alone counts. */
export const narrow = (width: number, rules: CSSResult): CSSResult => css`
  @media (max-width: ${width}px) {
    ${rules}
  }

  @container (max-width: ${width}px) {
    ${rules}
  }
`;
