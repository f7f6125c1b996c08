// Narrow screens, and paper.

import { css } from "lit";

export const sizeStyle = css`
  @container (max-width: 899px) {
    .around {
      grid-template-columns: minmax(0, 1fr);
    }

    .outline {
      position: static;
      grid-column: 1;
      margin-bottom: 8px;
      overflow-x: auto;
    }

    .outline ul {
      display: flex;
    }

    .outline button {
      border-inline-start: 0;
      border-bottom: 2px solid var(--line);
      white-space: nowrap;
    }
  }

  @container (max-width: 639px) {
    .sheet {
      padding: 16px 12px 24px;
    }

    /* At five times the size a screen is narrower than the longest of these. */
    .button.plain {
      white-space: normal;
      text-align: start;
    }

    .head {
      padding-inline-start: 0;
    }

    /* What is priced is broken into lines, so that the prices stand beside it. */
    .grid th {
      white-space: normal;
      vertical-align: top;
      line-height: 20px;
    }

    .grid th:first-child {
      min-width: 112px;
    }

    :is(h3, h4),
    .adding,
    .wrong.all,
    .sheet > section > :is(yuekao-ladder, .scroll, yuekao-wizard),
    yuekao-wizard {
      margin-inline-start: 0;
    }

    .block {
      grid-template-columns: minmax(0, 1fr) 40px;
      gap: 0 4px;
      margin-block: 0;
      padding-block: 6px;
      border-bottom: 1px solid var(--line);
    }

    .margin {
      grid-column: 1;
      display: flex;
      gap: 8px;
      line-height: 22px;
      text-align: start;
    }

    .margin input.words {
      text-align: start;
    }

    .body {
      grid-column: 1 / -1;
      grid-row: 2;
    }

    .block > .actions {
      grid-column: 2;
      grid-row: 1;
      justify-self: end;
      margin-block: -9px;
    }

    /* On a phone the result is at the lower edge, by the thumb. */
    .stick {
      position: sticky;
      top: auto;
      bottom: var(--sentences, 0);
      order: 9;
      margin: 0;
    }

    .strip {
      padding: 6px 10px;
      border-radius: 8px 8px 0 0;
      font-size: 13px;
    }

    .strip .now {
      gap: 0 12px;
      line-height: 22px;
    }

    .strip strong {
      font-size: 15px;
    }

    .sheet :is(input, select),
    .back,
    .tool {
      line-height: 26px;
    }

    /* The rungs of the ladder one below the other. */
    .ladder :is(thead) {
      display: none;
    }

    .ladder :is(tbody, tr, td, th) {
      display: block;
    }

    .ladder tr {
      position: relative;
      padding-block: 6px;
      border-bottom: 1px solid var(--line);
    }

    .ladder :is(td, th) {
      padding: 0;
      border: 0;
      white-space: normal;
    }

    .ladder [data-called]::before {
      content: attr(data-called) " ";
      color: var(--quiet);
      font-size: var(--small);
    }

    .ladder tr > * {
      margin-inline-end: 16px;
    }

    /* What a tier costs and whether it will do stand beside one another where there is room. */
    .ladder [data-called] {
      display: inline-block;
    }

    .ladder th .clause {
      display: inline;
      padding-inline-start: 8px;
    }

    .ladder .tools {
      position: absolute;
      top: 0;
      inset-inline-end: 0;
      margin: 0;
    }

    /* As large as a finger. */
    .sheet select.actions {
      width: 40px;
      height: 40px;
      padding-inline: 10px;
    }
  }

  @media print {
    .around {
      display: block;
    }

    .sheet {
      padding: 0;
      border: 0;
      font-size: 13px;
      line-height: 24px;
    }

    .measured .block {
      content-visibility: visible;
    }

    .block {
      break-inside: avoid;
    }

    .stick {
      position: static;
    }

    .strip {
      border: 0;
      box-shadow: none;
      padding-inline: 0;
    }

    .sheet :is(input, select) {
      border-color: transparent !important;
      background: none !important;
      appearance: none;
      padding: 0;
    }

    .sheet .changed > :is(input, select) {
      border-bottom: 1px solid currentcolor !important;
    }

    section.empty {
      display: none;
    }

    :is(.tool, .back, .adding, .sheet select.menu, .sheet select.actions, .outline, .hint) {
      display: none !important;
    }
  }
`;
