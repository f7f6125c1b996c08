// Work beside the page: how far it has come, and how it is given up and begun again.

import { css, html, nothing, type TemplateResult } from "lit";

import type { Language } from "../i18n/language.ts";

export const progressStyle = css`
  .work {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2) var(--gap-3);
    align-items: center;
    color: var(--quiet);
    font-size: 13px;
  }

  progress {
    width: 120px;
    accent-color: var(--accent);
  }
`;

/** What is over at once shows no progress, in milliseconds. */
const SOON = 400;

/** Tells how far work has come, once it takes long; null when it is over. */
export async function watched<Answer>(work: (progress: (done: number) => void) => Promise<Answer>, tell: (done: number | null) => void): Promise<Answer> {
  let [now, long] = [0, false];
  const wait = setTimeout(() => {
    long = true;
    tell(now);
  }, SOON);
  try {
    return await work((done) => {
      now = done;
      if (long) tell(done);
    });
  } finally {
    clearTimeout(wait);
    tell(null);
  }
}

/** `done`: from 0 to 1; null: nothing is at work. */
export function progressBar(what: string, done: number | null, stopped: boolean, stop: () => void, again: () => void, language: Language): TemplateResult | typeof nothing {
  if (stopped) return html`<p class="work on-screen">${language.say("offers-stopped")} <button type="button" class="button plain" @click=${again}>${language.say("offers-again")}</button></p>`;
  if (done === null) return nothing;
  const percent = Math.floor(done * 100);
  return html`<p class="work on-screen"><span>${what} ${percent}%</span> <progress max="100" value=${percent} aria-label=${what}></progress> <button type="button" class="button plain" @click=${stop}>${language.say("offers-stop")}</button></p>`;
}
