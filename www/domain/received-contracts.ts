// Contracts of one's own as another window has them: loaded when there is one.

import { OWN, type Inputs, type OwnContract } from "./state.ts";

/** How the ids begin of contracts as another window has them, where this one has changed them itself. */
const ELSEWHERE = `${OWN}elsewhere/`;

/**
 * The inputs with what another window has written of contracts of one's own, so that neither loses anything: a contract
 * that was changed in both stands twice. The same inputs where there is nothing new.
 */
export function received(mine: Inputs, theirs: Inputs, changedHere: ReadonlySet<string>, named: (own: OwnContract) => string): Inputs {
  const same = (one: OwnContract, other: OwnContract): boolean => JSON.stringify({ ...one, id: "", name: "" }) === JSON.stringify({ ...other, id: "", name: "" });
  const owns = theirs.owns.filter(({ id }) => !id.startsWith(ELSEWHERE)).reduce<readonly OwnContract[]>((all, their) => {
    const here = all.find(({ id }) => id === their.id);
    if (!here) return [...all, their];
    if (same(here, their) && here.name === their.name) return all;
    if (!changedHere.has(their.id) && mine.contract !== their.id) return all.map((own) => (own === here ? their : own));
    const copy = { ...their, id: `${ELSEWHERE}${their.id.slice(OWN.length)}`, name: named(their) };
    const known = all.find(({ id }) => id === copy.id);
    if (same(here, their) || (known && same(known, copy))) return all;
    return known ? all.map((own) => (own === known ? copy : own)) : [...all, copy];
  }, mine.owns);
  return owns === mine.owns ? mine : { ...mine, owns };
}
