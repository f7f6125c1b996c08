import { css } from "lit";

export const compareStyle = css`
  .add {
    max-width: min(100%, 420px);
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    width: auto;
    min-width: min(100%, 640px);
    font-size: 13px;
    line-height: 20px;
  }

  thead th {
    min-width: 200px;
    max-width: 320px;
    color: var(--ink);
    font-size: 13px;
    font-weight: 600;
    text-align: end;
    white-space: normal;
    vertical-align: top;
  }

  thead small {
    display: block;
    font-weight: 400;
  }

  thead label {
    display: block;
    font-weight: 400;
  }

  .field {
    white-space: nowrap;
  }

  .field input {
    width: 110px;
    text-align: end;
  }

  tbody th {
    min-width: 160px;
    font-weight: 400;
  }

  .letter {
    display: inline-block;
    min-width: 20px;
    padding: 0 5px;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    text-align: center;
  }

  .sum td,
  .sum th,
  .difference td,
  .difference th {
    font-weight: 600;
  }

  small {
    font-size: var(--small);
    font-weight: 400;
  }

  [aria-invalid="true"] {
    border-color: var(--error);
  }
`;
