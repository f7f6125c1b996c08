import { css } from "lit";

export const reconcileStyle = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .both,
  .results {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap-3);
    align-content: start;
    align-items: start;
  }

  @container (min-width: 960px) {
    .both {
      grid-template-columns: minmax(320px, 2fr) minmax(0, 5fr);
    }

    .intake {
      position: sticky;
      top: var(--gap-4);
    }
  }

  .about.small {
    padding-top: var(--gap-2);
    font-size: var(--small);
  }

  textarea {
    display: block;
    width: calc(100% - 2 * var(--gap-4));
    min-height: 260px;
    margin: 0 var(--gap-4) var(--gap-3);
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--round);
    background: var(--sunk);
    font-size: 13px;
    line-height: 20px;
    font-variant-numeric: tabular-nums;
    resize: vertical;
  }

  .understood {
    display: grid;
    gap: 4px;
    padding: 0 var(--gap-4) var(--gap-3);
    font-size: 13px;
    line-height: 20px;
    overflow-wrap: anywhere;
  }

  .warning {
    color: var(--warning);
  }

  .empty ol {
    display: grid;
    gap: var(--gap-2);
    padding: 0 var(--gap-4) var(--gap-3) calc(var(--gap-4) + 1.4em);
    list-style: decimal;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    font-size: 13px;
    line-height: 20px;
  }

  th[scope="row"] {
    min-width: 120px;
    font-weight: 400;
  }

  td,
  .amount {
    white-space: nowrap;
  }

  .differs th,
  .differs td:not(.clause) {
    font-weight: 600;
  }

  small {
    display: block;
    font-size: var(--small);
    font-weight: 400;
    line-height: 16px;
  }

  .rights li {
    display: grid;
    grid-template-columns: minmax(140px, auto) 1fr;
    gap: 0 var(--gap-3);
    padding: 6px var(--gap-4);
    border-top: 1px solid var(--line);
    line-height: 20px;
  }

  strong {
    font-weight: 600;
    white-space: nowrap;
  }

  @container (max-width: 480px) {
    .rights li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** After `stacked`: what the two sides say stands beside one another. */
export const onPhone = css`
  @container (max-width: 559px) {
    tr {
      grid-template-columns: 1fr 1fr;
    }

    th[scope="row"],
    .clause {
      grid-column: 1 / -1;
    }

    th[scope="row"] {
      font-weight: 600;
    }

    td.end {
      text-align: start;
      white-space: normal;
    }
  }
`;
