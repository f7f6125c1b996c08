// What all charts share: text that keeps its size, tier colours as fills, and colours that forced colours leave alone
// because marks and words say the same.

import { css } from "lit";

export const chartStyle = css`
  svg {
    display: block;
  }

  svg text {
    fill: var(--quiet);
    font: 12px/1 var(--font);
    font-variant-numeric: tabular-nums;
  }

  .worst {
    fill: var(--tier-worst);
  }

  .field.worst {
    fill: color-mix(in srgb, var(--tier-worst) 60%, var(--paper));
  }

  .poor {
    fill: var(--tier-poor);
  }

  .field.poor {
    fill: color-mix(in srgb, var(--tier-poor) 60%, var(--paper));
  }

  .fair {
    fill: var(--tier-fair);
  }

  .field.fair {
    fill: color-mix(in srgb, var(--tier-fair) 60%, var(--paper));
  }

  .good {
    fill: var(--tier-good);
  }

  .field.good {
    fill: color-mix(in srgb, var(--tier-good) 60%, var(--paper));
  }

  .field.step-0 {
    fill: color-mix(in srgb, var(--accent) 6%, var(--paper));
  }

  .field.step-1 {
    fill: color-mix(in srgb, var(--accent) 18%, var(--paper));
  }

  .field.step-2 {
    fill: color-mix(in srgb, var(--accent) 30%, var(--paper));
  }

  .field.step-3 {
    fill: color-mix(in srgb, var(--accent) 44%, var(--paper));
  }

  .field.step-4 {
    fill: color-mix(in srgb, var(--accent) 60%, var(--paper));
  }

  .field.open {
    fill: var(--sunk);
  }

  .best {
    fill: var(--tier-best);
  }

  .field.best {
    fill: color-mix(in srgb, var(--tier-best) 60%, var(--paper));
  }

  /* The second and third of a series stand on the same blue and orange axis; marks and order tell the rest. */
  .series-0 {
    fill: var(--tier-best);
  }

  .series-1 {
    fill: var(--tier-good);
  }

  .series-2 {
    fill: var(--tier-fair);
  }

  .series-3 {
    fill: var(--tier-poor);
  }

  .series-4 {
    fill: var(--tier-worst);
  }

  .series-5 {
    fill: var(--quiet);
  }

  .track {
    fill: var(--line);
  }

  .target {
    stroke: var(--ink);
    stroke-width: 2;
  }

  .axis {
    stroke: var(--line-strong);
  }

  @media print {
    svg * {
      print-color-adjust: exact;
    }
  }

  @media (forced-colors: active) {
    svg :is(rect, path):not(.plain) {
      forced-color-adjust: none;
      stroke: CanvasText;
    }

    /* Between fields stand their edges; inside one, nothing. */
    svg path.field:not(.plain) {
      stroke: none;
    }

    svg text {
      fill: CanvasText;
    }

    .target,
    .axis {
      stroke: CanvasText;
    }
  }
`;
