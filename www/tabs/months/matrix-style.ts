import { css } from "lit";

export const matrixStyle = css`
  :host {
    flex: 1;
  }

  th,
  td {
    box-sizing: border-box;
    height: 36px;
    padding: 0 8px;
    border-bottom: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
    line-height: 35px;
  }

  thead th {
    font-weight: 600;
  }

  thead button {
    height: 35px;
    min-height: 0;
    padding: 0 8px;
    line-height: 35px;
  }

  /* “26年10月” needs all of it. */
  thead .end button {
    padding: 0 8px 0 0;
  }

  thead .label {
    padding: 0 8px;
  }

  .vendor {
    font-weight: 600;
    text-align: start;
  }

  /* Earlier months are behind it. */
  [data-moved] .vendor {
    box-shadow: 6px 0 6px -4px var(--line-strong);
  }

  .end {
    text-align: end;
  }

  /* A mean of 100.00 needs all of it, too. */
  tfoot td {
    padding-inline-start: 0;
  }

  td.filler {
    padding: 0;
  }

  td.cell,
  td.none {
    border-inline-start: 1px solid var(--paper);
    text-align: end;
  }

  td:is(.cell, .none):not(.clipped) {
    overflow: visible;
  }

  td.cell {
    cursor: pointer;
  }

  td.cell:hover {
    box-shadow: inset 0 0 0 2px var(--accent);
  }

  /* The mark at one side and the value at the other: a float, or what is half transparent, in each cell costs a third of a frame. */
  [data-mark] {
    text-align-last: justify;
  }

  [data-mark]::before {
    content: attr(data-mark) " ";
    content: attr(data-mark) " " / "";
    color: color-mix(in srgb, currentcolor 75%, transparent);
    font-size: var(--small);
  }

  .best {
    background: color-mix(in srgb, var(--tier-best) 34%, var(--paper));
  }

  .good {
    background: color-mix(in srgb, var(--tier-good) 34%, var(--paper));
  }

  .fair {
    background: color-mix(in srgb, var(--tier-fair) 38%, var(--paper));
  }

  .poor {
    background: color-mix(in srgb, var(--tier-poor) 38%, var(--paper));
  }

  .worst {
    background: color-mix(in srgb, var(--tier-worst) 34%, var(--paper));
  }

  .cell.open {
    background: none;
    outline: 1px dashed var(--line-strong);
    outline-offset: -3px;
    color: var(--quiet);
    font-size: var(--small);
  }

  .cell.trial,
  .cell.not_assessable {
    background: none;
    box-shadow: inset 0 0 0 1px var(--warning);
  }

  sup.state {
    margin-inline-start: 2px;
    font-size: 10px;
    line-height: 1;
  }

  .objected {
    color: var(--error);
  }

  svg {
    display: block;
    margin-block: 5px;
    color: var(--accent);
  }

  col.vendor {
    width: 152px;
  }

  col.month {
    width: var(--month-width, 68px);
  }

  col.mean {
    width: var(--mean-width, 136px);
  }

  col.sum {
    width: 196px;
  }

  col.change {
    width: 88px;
  }

  col.trend {
    width: 112px;
  }

  .sorting {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 0 var(--gap-4) 8px;
    font-size: var(--small);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li.card {
    box-sizing: border-box;
    height: 108px;
    padding: 4px var(--gap-3);
    border: 0;
    background: none;
  }

  li button {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 12px;
    align-items: center;
    width: 100%;
    height: 100px;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
    text-align: start;
  }

  .who {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .big {
    grid-row: span 2;
    justify-self: start;
    min-width: 72px;
    padding: 2px 10px;
    border-radius: 6px;
    font-size: var(--large);
    text-align: end;
  }

  li .small:last-of-type {
    grid-column: 1 / -1;
  }

  li svg {
    grid-area: 2 / 2;
    margin: 0;
  }
`;
