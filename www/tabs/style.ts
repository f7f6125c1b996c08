// What the tabs' cards have in common: a heading with what belongs to it on the right, and a sentence below.

import { css } from "lit";

export const tabStyle = css`
  .card {
    min-width: 0;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--gap-4);
    align-items: center;
    justify-content: space-between;
  }

  .about {
    padding: 0 var(--gap-4) var(--gap-2);
    font-size: 13px;
    line-height: 20px;
  }

  /* The first column stands under the heading. */
  :is(th, td):first-child {
    padding-inline-start: var(--gap-4);
  }

  :is(th, td):last-child {
    padding-inline-end: var(--gap-4);
  }

  .about:first-child {
    padding-top: var(--gap-2);
  }
`;
