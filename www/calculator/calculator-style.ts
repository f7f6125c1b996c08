import { css } from "lit";

import { frameStyle } from "./frame-style.ts";

export const calculatorStyle = css`
  ${frameStyle}

  .ways {
    display: grid;
    gap: var(--gap-4);
    margin-top: var(--gap-6);
  }

  .ways > section {
    display: flex;
    flex-direction: column;
    gap: var(--gap-2);
    padding: var(--gap-4);
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
  }

  .ways h3 {
    font-size: var(--text);
    font-weight: 600;
  }

  .ways p,
  .understood dl {
    font-size: 13px;
    line-height: 20px;
  }

  .ways .button {
    align-self: start;
  }

  .welcome {
    max-width: 1120px;
    margin: 0 auto;
    padding: 48px var(--gap-6);
  }

  .welcome > h2 {
    font-size: 28px;
    line-height: 40px;
  }

  .understood {
    margin-top: 40px;
  }

  .understood h3 {
    font-size: 13px;
    font-weight: 600;
  }

  .understood dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: var(--gap-3) var(--gap-8);
    margin-block: var(--gap-2) var(--gap-6);
  }

  .desk {
    display: grid;
    grid-template-columns: var(--data-width, minmax(340px, 2fr)) minmax(0, 5fr);
    gap: var(--gap-4);
    max-width: 1760px;
    margin: 0 auto;
    padding: var(--gap-4) var(--gap-6) var(--gap-8);
  }

  /* How the table was read needs room for the table; the answer stays in sight. */
  @media (min-width: 1024px) {
    /* What is pasted has the room; the two ways without it stand beside, one below the other. */
    .ways {
      grid-template-columns: 5fr 3fr;
    }

    .ways :first-child {
      grid-row: span 2;
    }

    .desk.reading {
      grid-template-columns: minmax(340px, 6fr) minmax(0, 5fr);
    }

    /* Where the data stands below the answer, this brings it in from the top. */
    .paste {
      display: none;
    }

    .desk.filling {
      grid-template-columns: minmax(380px, 4fr) minmax(0, 5fr);
    }
  }

  .desk.filling .data {
    display: block;
    overflow: auto;
  }

  .waits {
    padding: var(--gap-6);
  }

  .look {
    flex: none;
    min-height: 24px;
    padding: 0 8px;
    font-size: var(--small);
  }

  yuekao-reading {
    flex: 1;
    border-block-start: 1px solid var(--line);
  }

  .desk.wide {
    grid-template-columns: minmax(0, 1fr);
  }

  .data {
    position: sticky;
    top: var(--gap-4);
    display: flex;
    flex-direction: column;
    align-self: start;
    height: calc(100vh - 82px);
    max-height: 960px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
    overflow: hidden;
  }

  .intake {
    padding: var(--gap-3) var(--gap-4);
  }

  .about {
    display: flex;
    gap: var(--gap-2);
    align-items: baseline;
    justify-content: space-between;
    padding: 0 var(--gap-4) var(--gap-2);
  }

  yuekao-sheet {
    flex: 1;
  }

  .main {
    min-width: 0;
  }

  .desk > .main {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap-3);
    align-content: start;
  }

  .notices {
    padding-block: 4px;
  }

  .notices p {
    min-height: 32px;
  }

  yuekao-derivation {
    position: fixed;
    inset-block: 0;
    inset-inline-end: 0;
    z-index: 5;
    width: min(440px, 100%);
    border-inline-start: 1px solid var(--line);
    box-shadow: var(--shadow);
  }

  .drop {
    position: fixed;
    inset: 12px;
    z-index: 9;
    display: grid;
    place-items: center;
    border: 3px dashed var(--accent);
    border-radius: 12px;
    background: var(--accent-wash);
    font-size: 22px;
    opacity: 0.95;
    pointer-events: none;
  }

  /* Where there is room the derivation stands beside the answer, elsewhere over its end. */
  @media (min-width: 1280px) {
    yuekao-derivation {
      width: clamp(360px, 27vw, 440px);
    }

    .desk.explaining,
    .app:has(.explaining) :is(.top, nav) {
      margin-inline-end: clamp(360px, 27vw, 440px);
    }
  }

  @media (max-width: 1023px) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
      padding-inline: var(--gap-4);
    }

    .data {
      position: static;
      order: 2;
      height: auto;
      max-height: 480px;
    }

    .reading .data,
    .filling .data {
      max-height: none;
    }

    .filling .data {
      order: 0;
    }

    .reading yuekao-reading {
      height: 80vh;
    }

    .top,
    nav {
      padding-inline: var(--gap-4);
    }
  }

  @media (max-width: 639px) {
    .desk {
      padding: var(--gap-2) var(--gap-2) var(--gap-6);
    }

    .welcome {
      padding: var(--gap-6) var(--gap-4);
    }

    .welcome > h2 {
      font-size: 22px;
      line-height: 32px;
    }

    .top p {
      display: none;
    }

    /* In the first line what is settled, and for whom; in the next what can be done. */
    .top {
      gap: 4px;
    }

    .tools {
      display: contents;
    }

    .tools > * {
      flex: 1 1 auto;
      order: 1;
      field-sizing: content;
      font-size: 13px;
    }

    .tools > yuekao-side {
      flex: none;
      order: 0;
    }

    .busy {
      position: absolute;
    }

    /* The box for it stands right below. */
    .statement {
      display: none;
    }

    .steps .button {
      flex: 1;
    }

    .tools > .button {
      padding-inline: 7px;
    }

    .contract {
      flex: 1 1 130px;
      margin: 0;
      border-color: var(--line-strong);
    }

    yuekao-derivation {
      inset-block: auto 0;
      width: 100%;
      max-height: 72vh;
      border-block-start: 1px solid var(--line-strong);
      border-radius: 12px 12px 0 0;
    }
  }
`;
