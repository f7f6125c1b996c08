// The design language: every colour, size and measure of the calculator. A calm ledger: paper, ink, one accent, and five
// tier colours on the blue–orange axis, which colour-blind eyes tell apart; a tier always carries a mark and a word too.

import { css } from "lit";

export const tokens = css`
  :host {
    color-scheme: light dark;

    --ground: light-dark(#f4f6f6, #12171a);
    --paper: light-dark(#ffffff, #1a2125);
    --sunk: light-dark(#f8faf9, #161c1f);
    --line: light-dark(#dde4e4, #2e383d);
    --line-strong: light-dark(#84959a, #728288);
    --ink: light-dark(#16211f, #e8eeee);
    --quiet: light-dark(#52625f, #a3b2b2);
    --accent: light-dark(#0a6170, #6cc5d4);
    --accent-ink: light-dark(#ffffff, #0b2126);
    --accent-wash: light-dark(#e3f1f3, #18343a);
    --lit: light-dark(#fff1bf, #4d4114);
    --lit-edge: light-dark(#a87b00, #e2bd4a);
    --error: light-dark(#a4262c, #ff9a92);
    --error-wash: light-dark(#fdeceb, #3d2021);
    --warning: light-dark(#8a5a00, #eebf63);
    --warning-wash: light-dark(#fdf4dd, #362c14);

    --tier-best: light-dark(#0b5d85, #5aaedb);
    --tier-good: light-dark(#7fb4d0, #2f6584);
    --tier-fair: light-dark(#f0cf74, #a9862a);
    --tier-poor: light-dark(#e0943f, #c0732a);
    --tier-worst: light-dark(#a63b1f, #e2694a);

    --font: system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei",
      "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
    --small: 12px;
    --text: 14px;
    --large: 18px;
    --figure: 28px;
    --score: 52px;

    --gap-1: 4px;
    --gap-2: 8px;
    --gap-3: 12px;
    --gap-4: 16px;
    --gap-6: 24px;
    --gap-8: 32px;
    --round: 6px;
    --shadow: 0 8px 32px light-dark(rgb(20 40 45 / 18%), rgb(0 0 0 / 55%));
  }

  :host([theme="light"]) {
    color-scheme: light;
  }

  :host([theme="dark"]) {
    color-scheme: dark;
  }
`;
