/** Why a question goes without an answer: a newer one took its place. */
export class Superseded extends Error {}
