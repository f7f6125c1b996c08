import { css } from "lit";

export const answerStyle = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .card {
    padding: var(--gap-4) var(--gap-6) var(--gap-3);
  }

  .card > header {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: baseline;
    padding: 0;
  }

  h2 {
    font-size: 16px;
    outline: 0;
  }

  .status {
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    font-size: var(--small);
    line-height: 20px;
  }

  .status.trial,
  .status.not_assessable {
    border-color: currentcolor;
    background: var(--warning-wash);
    color: var(--warning);
  }

  .status.incomplete {
    border-style: dashed;
    color: var(--quiet);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--gap-8);
    margin: var(--gap-2) 0 0;
  }

  .facts > div {
    display: flex;
    flex: 1 1 160px;
    flex-direction: column;
    min-width: min-content;
  }

  .facts > .lead {
    flex: 1.6 1 300px;
  }

  .facts.scored {
    display: grid;
    grid-template-columns: auto 1.3fr;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
  }

  dt {
    color: var(--quiet);
    font-size: var(--small);
    line-height: 20px;
  }

  .value {
    font-size: var(--figure);
    font-weight: 600;
    line-height: 56px;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }

  /* What nobody pays this month is not the largest number. */
  .value.not-due {
    color: var(--quiet);
    font-size: 18px;
    font-weight: 400;
  }

  .score .value {
    font-size: var(--score);
  }

  /* On one line with what else is open. */
  .score .value:has(.none) {
    font-size: var(--figure);
  }

  .score dd {
    white-space: nowrap;
  }

  .lead .value {
    font-size: 40px;
  }

  .blanks {
    margin-inline-start: auto;
    padding: 0 10px;
    border: 1px solid currentcolor;
    border-radius: 10px;
    background: var(--warning-wash);
    color: var(--warning);
    font-size: var(--small);
    line-height: 20px;
    cursor: pointer;
  }

  .none {
    color: var(--quiet);
    font-size: var(--figure);
    font-weight: 400;
  }

  .of {
    line-height: 1;
    margin-inline-start: 4px;
    color: var(--quiet);
    font-size: 16px;
    font-weight: 400;
  }

  /* A long name goes on beside its mark. */
  .tier .value {
    display: flex;
    align-items: center;
    min-height: 56px;
    font-size: 22px;
    line-height: 28px;
    white-space: normal;
  }

  .value .why {
    text-underline-offset: 0.2em;
  }

  .score .why {
    text-underline-offset: 0.12em;
  }

  .mark {
    display: inline-block;
    flex: none;
    width: 26px;
    height: 26px;
    margin-inline-end: 8px;
    border-radius: 50%;
    color: light-dark(#fff, #10191a);
    font-size: 14px;
    font-weight: 400;
    line-height: 26px;
    text-align: center;
    vertical-align: 3px;
  }

  .best {
    background: var(--tier-best);
  }

  .good {
    background: var(--tier-good);
  }

  .fair {
    background: var(--tier-fair);
  }

  .poor {
    background: var(--tier-poor);
  }

  .worst {
    background: var(--tier-worst);
  }

  .fair,
  .poor {
    color: #10191a;
  }

  .good {
    color: light-dark(#10191a, #fff);
  }

  .after {
    color: var(--quiet);
    font-size: 13px;
    line-height: 20px;
  }

  .due {
    color: var(--ink);
    font-weight: 600;
  }

  yuekao-scale {
    margin-top: var(--gap-2);
  }

  /* What is told after the result finds its lines kept free. */
  .hints {
    display: flex;
    flex-direction: column;
    justify-content: end;
    margin-top: 4px;
    min-height: 22px;
  }

  .two {
    min-height: 44px;
  }

  @container (max-width: 699px) {
    .hints {
      min-height: 44px;
    }

    .two {
      min-height: 88px;
    }

    .scored ~ .two {
      min-height: 110px;
    }

    .facts.scored {
      grid-template-columns: 1fr 1fr;
      grid-auto-flow: row;
    }

    .facts {
      gap: var(--gap-3) var(--gap-6);
    }
  }

  @container (max-width: 419px) {
    .card {
      padding-inline: var(--gap-4);
    }

    .facts {
      gap: var(--gap-3) var(--gap-4);
    }

    /* Below each other rather than beyond the edge. */
    .facts.scored {
      display: flex;
    }

    .value {
      font-size: 22px;
      line-height: 40px;
    }

    .score .value {
      line-height: 56px;
    }

    .lead .value {
      font-size: 34px;
    }

    .facts > div {
      flex-basis: 128px;
    }

    /* What is fetched later has its line below the heading already. */
    h2,
    .facts > .lead {
      flex-basis: 100%;
    }

    .tier .value {
      font-size: 18px;
    }
  }
`;
