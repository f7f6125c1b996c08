import { css } from "lit";

import { narrow } from "../../controls/narrow.ts";

export const offersStyle = css`
  :host {
    display: block;
  }

  .both {
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr);
    gap: var(--gap-3);
    align-items: start;
  }

  .plans {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap-3);
    min-width: 0;
  }

  .volumes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap-3);
  }

  .back {
    justify-self: start;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--gap-3);
    align-items: center;
    min-width: 0;
  }

  .alone {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 280px);
    align-items: start;
  }

  .first-choices {
    display: grid;
    gap: 6px;
    align-content: start;
    align-self: stretch;
    padding: var(--gap-4);
    border-inline-start: 1px solid var(--line);
    color: var(--quiet);
    font-size: 13px;
    line-height: 20px;
  }

  .first-choices h3 {
    margin-top: 6px;
    font-size: 13px;
    font-weight: 600;
  }

  .first-choices ul {
    display: grid;
    gap: 6px;
  }

  .first-choices .button {
    width: 100%;
    min-height: 28px;
    text-align: start;
    white-space: normal;
  }

  .add,
  .axis {
    max-width: min(100%, 260px);
  }

  .small {
    max-width: 100%;
  }

  /* In sight with the number that was asked about: the column of volumes goes below it. */
  .volumes:has(yuekao-derivation) {
    position: sticky;
    top: var(--gap-3);
    max-height: calc(100vh - 2 * var(--gap-3));
    overflow-y: auto;
  }

  yuekao-derivation {
    max-height: 70vh;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
  }

  ${narrow(859, css`
    .alone {
      grid-template-columns: minmax(0, 1fr);
    }

    .first-choices {
      border-inline-start: 0;
    }
  `)}

  ${narrow(1099, css`
    .both {
      grid-template-columns: minmax(0, 1fr);
    }

    .volumes:has(yuekao-derivation) {
      position: static;
      max-height: none;
      overflow: visible;
    }

    yuekao-derivation {
      position: fixed;
      inset: auto 0 0;
      z-index: 2;
      max-height: 60vh;
      box-shadow: var(--shadow);
    }
  `)}
`;
