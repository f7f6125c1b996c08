import { css } from "lit";

import { narrow } from "../controls/narrow.ts";

export const plansStyle = css`
  :host {
    display: block;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    width: auto;
    min-width: 100%;
    font-size: 13px;
    line-height: 20px;
  }

  thead th {
    min-width: 204px;
    max-width: 320px;
    padding-block-end: var(--gap-3);
    color: var(--ink);
    font-size: 13px;
    font-weight: 600;
    text-align: start;
    white-space: normal;
    vertical-align: top;
  }

  thead td {
    min-width: 112px;
  }

  thead select {
    max-width: 190px;
  }

  .difference small {
    display: block;
  }

  .who {
    display: block;
  }

  .name {
    width: 140px;
  }

  .prices,
  .steps {
    display: grid;
    gap: 3px;
    margin-top: 6px;
    font-weight: 400;
  }

  .prices label {
    display: flex;
    flex: 1;
    max-width: 300px;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
    min-width: 0;
    color: var(--quiet);
    font-size: var(--small);
    line-height: 16px;
  }

  .prices li {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 6px;
    align-items: center;
  }

  .steps li {
    display: flex;
    gap: 6px;
  }

  thead input,
  thead select {
    min-height: 26px;
    padding-block: 1px;
    color: var(--ink);
    font-size: 13px;
    font-weight: 400;
  }

  .field {
    flex: none;
    white-space: nowrap;
  }

  .field input,
  .steps input {
    width: 76px;
    padding-inline: 6px;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .back {
    min-width: 24px;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    cursor: pointer;
  }

  .hint {
    margin-top: 4px;
    font-size: var(--small);
    font-weight: 400;
    line-height: 16px;
  }

  .said {
    width: 100%;
    color: var(--error);
    font-size: var(--small);
    font-weight: 400;
  }

  :is(th, td):first-child {
    padding-inline-start: var(--gap-4);
  }

  tbody th {
    width: 180px;
    min-width: 112px;
    font-weight: 400;
  }

  .over th {
    padding-top: var(--gap-4);
    color: var(--ink);
    font-weight: 600;
  }

  .over small {
    display: block;
  }

  /* It stays in sight while further plans are scrolled to. */
  .over .stays {
    position: sticky;
    inset-inline-start: var(--gap-4);
    display: inline-block;
    max-width: calc(100vw - 64px);
  }

  .letter {
    display: inline-block;
    min-width: 20px;
    padding: 0 5px;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    text-align: center;
  }

  .costs td {
    font-size: var(--text);
  }

  .now :is(th, td) {
    background: var(--sunk);
    font-weight: 600;
  }

  .least {
    color: var(--tier-best);
  }

  .mark {
    display: block;
    font-weight: 400;
    white-space: nowrap;
  }

  .open {
    padding: 0 4px;
    border: 1px dashed var(--line-strong);
    border-radius: 4px;
    color: var(--quiet);
  }

  .sum :is(th, td),
  .difference :is(th, td) {
    font-weight: 600;
  }

  /* On a phone two plans stand side by side; the others are scrolled to beside their rows' names. */
  ${narrow(639, css`
    table {
      width: min-content;
    }

    thead th {
      min-width: 106px;
      max-width: none;
    }

    td {
      white-space: normal;
    }

    th:not(:only-child) > select {
      max-width: 106px;
    }

    .field input {
      width: 68px;
    }

    thead td,
    tbody th {
      min-width: 76px;
      max-width: 96px;
    }

    :is(th, td) {
      padding-inline: 6px;
    }

    tbody tr:not(.over) th,
    thead td {
      position: sticky;
      inset-inline-start: 0;
      border-inline-end: 1px solid var(--line);
      background: var(--paper);
    }

    .over th {
      max-width: none;
    }

    th:not(:only-child) .prices label {
      flex-direction: column;
      gap: 0;
      align-items: start;
    }

    thead th:only-child {
      padding-inline: var(--gap-4);
    }

    .name {
      width: 100px;
    }
  `)}

  small {
    font-size: var(--small);
    font-weight: 400;
  }

  [aria-invalid="true"] {
    border-color: var(--error);
  }
`;
