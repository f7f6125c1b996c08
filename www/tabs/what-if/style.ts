import { css } from "lit";

import { narrow } from "../../controls/narrow.ts";

export const whatIfStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    gap: var(--gap-3);
    align-items: start;
  }

  .result {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap-3);
  }

  .ways {
    grid-column: 1 / -1;
  }

  summary {
    padding: 8px var(--gap-4);
    border-top: 1px solid var(--line);
    color: var(--quiet);
    font-size: 13px;
    cursor: pointer;
  }

  .map {
    padding-bottom: var(--gap-3);
  }

  .sides {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--gap-3);
    font-size: 13px;
  }

  .sides select {
    max-width: 180px;
    min-height: 28px;
    padding-block: 2px;
  }

  yuekao-heat-map {
    margin-inline: var(--gap-4);
  }

  .strip {
    display: none;
  }

  ${narrow(1023, css`
    .strip {
      position: sticky;
      bottom: var(--sentences, 0);
      z-index: 2;
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-3);
      padding: 6px var(--gap-3);
      border: 1px solid var(--line);
      border-radius: 8px;
      background: var(--paper);
      box-shadow: var(--shadow);
      font-size: 13px;
    }

    :host {
      grid-template-columns: minmax(0, 1fr);
    }

    /* The result, then what moves it, then the drawing. */
    .result {
      display: contents;
    }

    .result > :first-child {
      order: -1;
    }

    .map {
      order: 1;
    }

    .ways {
      order: 2;
    }

    .strip {
      order: 3;
    }
  `)}
`;
