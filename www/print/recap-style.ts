// The recap on paper: A4, one page per vendor, in black on white whatever the screen shows.

import { css } from "lit";

export const recapStyle = css`
  :host {
    display: none;
  }

  @media print {
    :host {
      display: block;
      color-scheme: light;
      background: #fff;
      color: #000;
      font-size: 9.5pt;
      line-height: 1.4;
    }
  }

  article {
    break-after: page;
  }

  article:last-child {
    break-after: auto;
  }

  header {
    display: flex;
    gap: 16px;
    align-items: baseline;
    justify-content: space-between;
    padding-bottom: 4pt;
    border-bottom: 1.5pt solid #000;
  }

  h1 {
    font-size: 15pt;
    line-height: 1.3;
  }

  h2 {
    margin: 9pt 0 2pt;
    font-size: 9.5pt;
    line-height: 1.4;
  }

  .incomplete {
    margin-top: 6pt;
    padding: 4pt 8pt;
    border: 1pt dashed #000;
  }

  .watermark {
    position: fixed;
    inset-block-start: 40%;
    inset-inline: 0;
    color: rgb(0 0 0 / 9%);
    font-size: 44pt;
    font-weight: 700;
    text-align: center;
    transform: rotate(-20deg);
  }

  .answer {
    display: flex;
    flex-wrap: wrap;
    gap: 4pt 28pt;
    margin: 8pt 0 0;
  }

  .answer dt {
    color: #444;
    font-size: 8pt;
  }

  .answer dd {
    font-size: 15pt;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
  }

  .answer small {
    display: block;
    max-width: 60mm;
    font-size: 8pt;
    font-weight: 400;
  }

  th,
  td {
    padding: 1.5pt 4pt;
    border-bottom: 0.5pt solid #bbb;
  }

  thead th {
    color: #444;
    font-size: 8pt;
  }

  :is(th, td):first-child {
    padding-inline-start: 0;
  }

  :is(th, td):last-child {
    padding-inline-end: 0;
  }

  tr {
    break-inside: avoid;
  }

  .clause,
  .quiet,
  small {
    color: #444;
    font-size: 8pt;
  }

  /* Between pages browsers set cells at their top, not on one baseline. */
  td.clause {
    line-height: calc(1.4 * 9.5pt + 1pt);
  }

  .sum :is(th, td) {
    border-bottom: 0;
    font-weight: 600;
  }

  .columns {
    column-count: 2;
    column-gap: 10mm;
  }

  .dates {
    columns: 2;
    column-gap: 10mm;
    font-size: 8.5pt;
  }

  .dates li {
    display: flex;
    gap: 6pt;
    break-inside: avoid;
  }

  .dates time {
    flex: none;
    width: 35mm;
    font-variant-numeric: tabular-nums;
  }

  footer {
    margin-top: 8pt;
    padding-top: 3pt;
    border-top: 0.5pt solid #000;
    color: #444;
    font-size: 7.5pt;
  }

  /* What would not fit a page in the ordinary size. */
  .dense {
    font-size: 8pt;
    line-height: 1.25;
  }

  .dense :is(th, td) {
    padding-block: 0.8pt;
  }

  .dense td.clause {
    line-height: calc(1.25 * 8pt);
  }

  .dense h2 {
    margin-top: 5pt;
    font-size: 8.5pt;
  }

  .dense .dates {
    columns: 3;
    font-size: 7.5pt;
  }
`;
