import { css } from "lit";

export const tableStyle = css`
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

  .scroll:focus-visible {
    outline-offset: -2px;
  }

  table {
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
  }

  th,
  td {
    overflow: hidden;
    height: 32px;
    padding-block: 0;
    line-height: 31px;
    text-overflow: ellipsis;
    vertical-align: top;
    white-space: nowrap;
  }

  .end .trend {
    margin-inline-start: auto;
  }

  .above td,
  .below td {
    height: 0;
    padding: 0;
    border: 0;
  }

  thead th {
    position: sticky;
    top: 0;
    z-index: 2;
    padding: 0;
    background: var(--sunk);
  }

  thead button {
    display: block;
    width: 100%;
    padding: 0 12px;
    border: 0;
    overflow: hidden;
    background: none;
    line-height: 31px;
    text-align: inherit;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }

  thead button:hover {
    color: var(--accent);
  }

  thead .label {
    display: block;
    padding: 0 12px;
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
    z-index: 3;
    background: var(--sunk);
  }

  tbody tr {
    cursor: default;
  }

  tbody tr:hover > *,
  tbody tr.here > * {
    background: var(--accent-wash);
  }

  .group > * {
    background: var(--sunk);
    font-weight: 600;
  }

  .group {
    cursor: pointer;
  }

  .inside .vendor {
    padding-inline-start: 32px;
  }

  .fold {
    display: inline-block;
    width: 16px;
    color: var(--quiet);
  }

  .waiting {
    color: var(--quiet);
  }

  tfoot :is(th, td) {
    position: sticky;
    bottom: 0;
    z-index: 2;
    border-top: 1px solid var(--line-strong);
    border-bottom: 0;
    background: var(--paper);
    font-weight: 600;
  }

  tfoot .vendor {
    z-index: 3;
  }

  .mark {
    display: inline-block;
    width: 18px;
    text-align: center;
  }

  .best,
  .good {
    color: var(--tier-best);
  }

  .fair,
  .poor {
    color: var(--warning);
  }

  .worst {
    color: var(--error);
  }

  .trial,
  .not_assessable {
    color: var(--warning);
  }

  .error {
    color: var(--error);
  }

  .warning {
    color: var(--warning);
  }

  .trend {
    display: block;
    margin-block: 5px;
    color: var(--accent);
  }

  .open {
    color: var(--quiet);
  }

  col.text {
    width: 176px;
  }

  col.month {
    width: 144px;
  }

  col.status {
    width: 96px;
  }

  col.tier {
    width: 184px;
  }

  col.number {
    width: 128px;
  }

  col.percent {
    width: 128px;
  }

  col.money {
    width: 148px;
  }

  col.flag {
    width: 128px;
  }

  col.notes {
    width: 300px;
  }

  @media (max-width: 639px) {
    col.text {
      width: 120px;
    }

    :is(tbody, tfoot) .vendor {
      padding-inline: 8px;
    }

    tbody .inside .vendor {
      padding-inline-start: 24px;
    }

    thead .vendor button {
      padding-inline: 8px;
    }
  }
`;

/** The widths above, which together are the table's: a table with fixed columns must be told. */
export const WIDTHS: Readonly<Record<string, number>> = { text: 176, month: 144, status: 96, tier: 184, number: 128, percent: 128, money: 148, flag: 128, notes: 300 };
