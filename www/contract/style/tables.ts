// Tables on the paper: the ladder of tiers, the grid of prices.

import { css } from "lit";

export const tableStyle = css`
  .ladder :is(th, td),
  .grid :is(th, td) {
    padding: 3px 6px;
    font-size: 14px;
    font-weight: 400;
    line-height: 26px;
    white-space: nowrap;
  }

  .ladder :is(th, td):first-child,
  .grid :is(th, td):first-child {
    padding-inline-start: 0;
  }

  .ladder .grace {
    display: block;
  }

  .ladder :is(.note, .when) {
    min-width: 180px;
    white-space: normal;
  }

  .ladder tbody tr[aria-current] {
    background: var(--accent-wash);
  }

  .tone {
    display: inline-block;
    width: 1.4em;
  }

  .ladder th .clause {
    display: block;
    padding-inline-start: 1.4em;
    line-height: 16px;
  }

  .grid td,
  .grid th:not(:first-child) {
    text-align: end;
  }

  .grid .counted {
    display: block;
    color: var(--quiet);
    font-size: var(--small);
    line-height: 18px;
  }

  .grid input.number {
    text-align: end;
  }

  .hint {
    color: var(--quiet);
    font-size: 13px;
  }
`;
