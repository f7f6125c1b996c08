import { css } from "lit";

/** What the list of months and the matrix have in common: rows below a head that stays, vendors that stay in sight. */
export const gridStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
    border-block: 1px solid var(--line);
    contain: strict;
  }

  table {
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
  }

  th,
  td {
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: top;
    white-space: nowrap;
  }

  .above td,
  .below td {
    height: 0;
    padding: 0;
    border: 0;
  }

  thead {
    position: sticky;
    top: 0;
    z-index: 2;
  }

  thead th {
    padding: 0;
    background: var(--sunk);
  }

  thead button {
    display: block;
    overflow: hidden;
    width: 100%;
    border: 0;
    background: none;
    text-align: inherit;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }

  thead button:hover {
    color: var(--accent);
  }

  [aria-sort="ascending"] button::after {
    content: " ↑";
    content: " ↑" / "";
  }

  [aria-sort="descending"] button::after {
    content: " ↓";
    content: " ↓" / "";
  }

  :is(th, td):focus-visible,
  thead button:focus-visible {
    outline-offset: -2px;
  }

  /* Whose row it is stays in sight. */
  .vendor {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--paper);
  }

  thead .vendor {
    background: var(--sunk);
  }

  tfoot {
    position: sticky;
    bottom: 0;
    z-index: 2;
  }

  tfoot :is(th, td) {
    border-top: 1px solid var(--line-strong);
    border-bottom: 0;
    background: var(--paper);
    font-weight: 600;
  }

  .open {
    color: var(--quiet);
  }

  .edge {
    stroke: var(--line-strong);
    stroke-dasharray: 2 3;
    stroke-width: 0.75;
  }

  .twice {
    margin-inline-start: 3px;
    padding: 0 2px;
    /* In a frame: beside a score it is no power. */
    border: 1px solid currentcolor;
    border-radius: 2px;
    color: var(--warning);
    font-size: 10px;
    font-weight: 600;
    line-height: 1;
  }
`;
