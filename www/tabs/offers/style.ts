import { css } from "lit";

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

  .both:has(yuekao-derivation) {
    grid-template-columns: 300px minmax(0, 1fr) 360px;
  }

  .plans {
    display: grid;
    gap: var(--gap-3);
    min-width: 0;
  }

  .volumes {
    display: grid;
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

  .add,
  .side,
  .axis {
    max-width: min(100%, 260px);
  }

  .small {
    max-width: 100%;
  }

  /* Beside what was asked, and in sight with it. */
  yuekao-derivation {
    position: sticky;
    top: var(--gap-3);
    max-height: calc(100vh - 2 * var(--gap-3));
    border: 1px solid var(--line-strong);
    border-radius: 8px;
  }

  @media (max-width: 1099px) {
    .both,
    .both:has(yuekao-derivation) {
      grid-template-columns: minmax(0, 1fr);
    }

    yuekao-derivation {
      position: fixed;
      inset: auto 0 0;
      z-index: 2;
      max-height: 60vh;
      box-shadow: var(--shadow);
    }
  }
`;
