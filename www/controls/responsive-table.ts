// A table on a narrow page: each row stands as a block, its cells below one another under their columns' names.

import { css, type CSSResult } from "lit";

/** For an element that is a container and at most so many pixels wide; cells name their column in `data-name`. */
export const stackedTo = (width: number): CSSResult => css`
  @container (max-width: ${width}px) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }

    table,
    tbody {
      display: block;
    }

    tr {
      display: grid;
      gap: 2px 12px;
      padding: 8px var(--gap-4);
      border-bottom: 1px solid var(--line);
    }

    tr > * {
      min-width: 0;
    }

    th,
    td,
    :is(th, td):first-child,
    :is(th, td):last-child {
      padding: 0;
      border: 0;
      text-align: start;
    }

    td:empty {
      display: none;
    }

    td[data-name]::before {
      content: attr(data-name) "  ";
      color: var(--quiet);
      font-size: var(--small);
    }
  }
`;

export const stacked = stackedTo(559);
