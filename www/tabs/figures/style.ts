import { css } from "lit";

export const figuresStyle = css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
    gap: var(--gap-3);
    align-items: start;
  }

  /* Rows of several fields need the whole width. */
  section:has(.add) {
    grid-column: 1 / -1;
  }

  h3 {
    padding: var(--gap-2) var(--gap-4);
    border-top: 1px solid var(--line);
    background: var(--sunk);
    font-size: 13px;
    font-weight: 600;
    line-height: 20px;
  }

  li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 var(--gap-3);
    align-items: center;
    min-height: 44px;
    padding: 5px var(--gap-4);
    border-top: 1px solid var(--line);
  }

  /* Labels stand within sentences elsewhere. */
  li > :first-child::first-letter {
    text-transform: uppercase;
  }

  .field {
    display: flex;
    gap: var(--gap-2);
    align-items: center;
  }

  .field :is(input, select) {
    width: 112px;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  /* Stands under the other boxes, though it has no unit. */
  li > .field > select {
    margin-inline-end: calc(64px + var(--gap-2));
  }

  .unit {
    min-width: 64px;
    color: var(--quiet);
    font-size: var(--small);
  }

  [aria-invalid="true"] {
    border-color: var(--error);
  }

  .problem {
    grid-column: 1 / -1;
    color: var(--error);
    font-size: 13px;
  }

  .cell {
    min-width: 44px;
    margin-inline-start: var(--gap-2);
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--sunk);
    color: var(--quiet);
    cursor: pointer;
    font-size: var(--small);
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    border-top: 1px solid var(--line);
  }

  td input {
    width: 100%;
    min-width: 88px;
  }

  yuekao-date-field {
    min-width: 100px;
    width: 100%;
  }

  .add {
    padding: var(--gap-2) var(--gap-4) var(--gap-3);
  }
`;
