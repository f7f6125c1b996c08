import { css } from "lit";

export const tableStyle = css`
  .scroll:focus-visible {
    outline-offset: -2px;
  }

  th,
  td {
    height: 32px;
    padding-block: 0;
    line-height: 31px;
  }

  .end .trend {
    margin-inline-start: auto;
  }

  thead button {
    padding: 0 12px;
    line-height: 31px;
  }

  thead .label {
    display: block;
    padding: 0 12px;
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

  /* How many months are open stands in a line of its own where both have no room. */
  tfoot td {
    padding-block: 6px;
    line-height: 20px;
    white-space: normal;
    text-wrap: balance;
  }

  @media (max-width: 639px) {
    /* With these the score is in sight. */
    :is(tbody, tfoot) {
      font-size: 13px;
    }

    col.text {
      width: 100px;
    }

    col.month {
      width: 108px;
    }

    col.number {
      width: 80px;
    }

    :is(th, td, thead button) {
      padding-inline: 8px;
    }

    tbody .inside .vendor {
      padding-inline-start: 24px;
    }

    thead th {
      padding: 0;
    }
  }
`;

/** The widths above, which together are the table's: a table with fixed columns must be told. */
export const WIDTHS: Readonly<Record<string, number>> = { text: 176, month: 144, status: 96, tier: 184, number: 128, percent: 128, money: 148, flag: 128, notes: 300 };
