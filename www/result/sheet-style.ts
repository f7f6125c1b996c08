import { css } from "lit";

export const sheetStyle = css`
  .scroll {
    flex: 1;
    min-height: 120px;
    overflow: auto;
    /* What is gone to does not stand under the letters and numbers. */
    scroll-padding: 32px 0 0 40px;
    border-block: 1px solid var(--line);
    background: var(--sunk);
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
    padding: 3px 8px;
    border-inline-end: 1px solid var(--line);
    white-space: pre;
    max-width: 220px;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: top;
  }

  td {
    background: var(--paper);
    cursor: cell;
  }

  thead .letter,
  .corner {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--sunk);
    text-align: center;
  }

  .letter {
    color: var(--quiet);
    font-size: var(--small);
    font-weight: 400;
    background: var(--sunk);
    text-align: center;
    user-select: none;
  }

  .corner,
  tbody .letter {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    min-width: 36px;
  }

  .corner {
    z-index: 2;
  }

  .gap td,
  .none {
    background: var(--sunk);
  }

  .figures {
    text-align: end;
  }

  .head {
    font-weight: 500;
  }

  .role {
    display: block;
    color: var(--accent);
    font-size: var(--small);
    font-weight: 400;
    line-height: 16px;
  }

  .mark {
    color: var(--accent);
    font-size: var(--small);
  }

  .ignored,
  .ignored .role {
    color: var(--quiet);
    font-weight: 400;
  }

  td.error {
    background: var(--error-wash);
    box-shadow: inset 0 -2px var(--error);
  }

  td.warning {
    background: var(--warning-wash);
    box-shadow: inset 0 -2px var(--warning);
  }

  td.selected {
    background: var(--accent-wash);
  }

  td.active {
    box-shadow: inset 0 0 0 2px var(--accent);
  }

  td[data-row] {
    user-select: none;
  }

  thead .letter {
    min-width: 24px;
  }

  /* The edge of a column's head: dragged, the column gets wider. */
  .grip {
    position: absolute;
    inset-block: 0;
    inset-inline-end: -3px;
    width: 7px;
    cursor: col-resize;
    touch-action: none;
  }

  .grip:hover {
    background: var(--accent);
    opacity: 0.4;
  }

  td.lit {
    background: var(--lit);
    box-shadow: inset 0 0 0 2px var(--lit-edge);
  }

  td:focus-visible {
    outline-offset: -2px;
  }

  .editing {
    padding: 0;
    overflow: visible;
  }

  .edit {
    min-height: 0;
    height: 26px;
    min-width: 100%;
    padding: 2px 7px;
    border: 0;
    border-radius: 0;
    outline: 2px solid var(--accent);
    outline-offset: -2px;
    font-variant-numeric: tabular-nums;
  }

  .pager {
    display: flex;
    justify-content: space-between;
    align-items: center;
    padding: 4px 8px;
    font-size: var(--small);
  }

  .bar {
    display: flex;
    gap: 8px;
    min-height: 52px;
    padding: 6px 16px;
    font-size: 13px;
    line-height: 20px;
    overflow: hidden;
  }

  .address {
    flex: none;
    min-width: 28px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .error {
    color: var(--error);
  }

  .warning {
    color: var(--warning);
  }

  td.error,
  td.warning {
    color: inherit;
  }

  @media (forced-colors: active) {
    td.lit {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    td.error,
    td.warning {
      border: 2px dashed CanvasText;
    }
  }
`;
