// A number that can be asked where it comes from.

import { html, nothing, type TemplateResult } from "lit";

import { WhyEvent } from "./events.ts";

/** `shown` as a button that opens the derivation of `result`; `open` is the result whose derivation is open now; `exact`: what is shown rounded. */
export function why(result: string, shown: string, open: string | null, label?: string, exact = shown): TemplateResult {
  const ask = (event: Event): void => {
    event.target?.dispatchEvent(new WhyEvent(result));
  };
  return html`<button
    type="button"
    class="why"
    aria-haspopup="dialog"
    aria-expanded=${String(open === result)}
    title=${exact === shown ? nothing : exact}
    aria-label=${label ? `${label} ${shown}` : nothing}
    @click=${ask}
  >${shown}</button>`;
}
