import { css } from "lit";

export const readTableStyle = css`
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
    background: var(--sunk);
  }

  .scroll:focus-visible {
    outline-offset: -2px;
  }

  table {
    width: auto;
    min-width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 13px;
    line-height: 20px;
  }

  th,
  td {
    max-width: 220px;
    padding: 3px 8px;
    border-inline-end: 1px solid var(--line);
    background: var(--paper);
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: top;
    white-space: pre;
  }

  thead :is(th, td) {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--sunk);
    text-align: start;
  }

  .first {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--sunk);
    font-size: var(--small);
    font-weight: 400;
    white-space: normal;
  }

  thead .first {
    z-index: 2;
  }

  .first label {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    cursor: pointer;
    white-space: nowrap;
  }

  input[type="checkbox"] {
    width: 16px;
    min-height: 0;
    height: 16px;
    margin: 2px;
    padding: 0;
    accent-color: var(--accent);
  }

  .state {
    color: var(--quiet);
    white-space: nowrap;
  }

  .month {
    display: block;
    color: var(--accent);
    white-space: nowrap;
  }

  .button.rule {
    display: block;
    min-height: 24px;
    margin-top: 2px;
    padding: 0 8px;
    font-size: var(--small);
    white-space: normal;
    text-align: start;
  }

  /* What does not go into the month. */
  tr:is(.title, .total, .mean, .other, .note, .left-out, .unplaced, .units) td,
  td:is(.total, .mean, .other, .left-out, .unplaced),
  td.unused {
    background: var(--sunk);
    color: var(--quiet);
  }

  tr.left-out td,
  td.left-out {
    text-decoration: line-through;
  }

  tr.head td {
    font-weight: 500;
  }

  .meaning {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    max-width: 200px;
    min-height: 28px;
    padding: 2px 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--round);
    background: var(--paper);
    color: var(--accent);
    font-weight: 500;
    cursor: pointer;
  }

  .meaning span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .meaning.unused {
    border-style: dashed;
    color: var(--quiet);
    font-weight: 400;
  }

  .meaning:hover:not(:disabled) {
    border-color: var(--accent);
  }

  .meaning:disabled {
    cursor: default;
  }

  .meaning .arrow {
    flex: none;
    width: 8px;
    height: 5px;
    background: conic-gradient(from -45deg at bottom, currentcolor 90deg, #0000 0);
  }

  .pager {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding: 4px 8px;
    font-size: var(--small);
  }

  @media (forced-colors: active) {
    .meaning .arrow {
      forced-color-adjust: none;
    }
  }
`;
