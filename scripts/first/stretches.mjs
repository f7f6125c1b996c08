// Stretches of code that run as one: once the first instruction of a stretch runs, all of it does (or the module breaks
// down). They are numbered in the order of the text, so that two walks over the same module number them alike.

/** @typedef {import("./text.mjs").Node} Node */

/** What holds instructions one after the other, behind declarations of its own. */
const SEQUENCES = new Set(["func", "block", "loop", "then", "else"]);
const DECLARATIONS = new Set(["type", "param", "result", "local"]);
/** What can lead somewhere else than to the next instruction, or be where somewhere else leads to. */
const TURNS = new Set(["br", "br_if", "br_table", "return", "unreachable", "block", "loop", "if"]);

/** @param {Node} node @returns {boolean} */
const turns = (node) => Array.isArray(node) && (TURNS.has(String(node[0])) || node.some(turns));

/** How much code a node is, counted in instructions and what belongs to them. @param {Node} node @returns {number} */
const size = (node) => (Array.isArray(node) ? node.reduce((sum, part) => sum + size(part), 1) : 0);

/** The functions called in a node. @param {Node} node @returns {Node[]} */
function calls(node) {
  if (!Array.isArray(node)) return [];
  const called = node.flatMap(calls);
  return node[0] === "call" && node[1] ? [node[1], ...called] : called;
}

/** The module with `mark(n)` put before the stretch of number n; also the count of stretches. @param {Node[]} module @param {(stretch: number) => Node} mark */
export function marked(module, mark) {
  let count = 0;
  const out = functions(module, (stretches, walk) => stretches.flatMap((stretch) => [mark(count++), ...stretch.map(walk)]));
  return { module: out, count };
}

/** An untrodden way of no more than this is kept: leaving it out would save next to nothing, and some paste may take it. */
const SMALL = 8;

/**
 * The module without what is not `trodden`: a trap stands in the place of every stretch that is not, and of what comes after
 * it. A small one is kept where it gets along with the functions that are left: the way to a longer list, say, which no known
 * paste needed just there.
 * @param {Node[]} module
 * @param {(stretch: number) => boolean} trodden
 */
export function cut(module, trodden) {
  /** @type {Set<Node | undefined>} */
  const left = new Set(module.flatMap((item) => (item[0] === "import" && Array.isArray(item[3]) ? [item[3][1]] : [])));
  let count = 0;
  functions(module, (stretches, walk, name) => {
    for (const stretch of stretches) {
      if (trodden(count++)) left.add(name);
      stretch.forEach(walk);
    }
    return [];
  });
  count = 0;
  return functions(module, (stretches, walk, name) => {
    /** @type {Node[]} */
    const out = [];
    let open = true;
    let small = false;
    for (const [place, stretch] of stretches.entries()) {
      if (!trodden(count++) && open && !small) {
        const rest = stretches.slice(place).flat();
        small = left.has(name) && size(rest) <= SMALL && rest.every((instruction) => calls(instruction).every((called) => left.has(called)));
        open = small;
        if (!open) out.push(["unreachable"]);
      }
      // Walked also where it is left out: what comes later keeps its number.
      const kept = stretch.map(walk);
      if (open) out.push(...kept);
    }
    return out;
  });
}

/**
 * Walks over all functions; what `sequence` makes of the stretches of a sequence takes their place.
 * @param {Node[]} module
 * @param {(stretches: Node[][], walk: (node: Node) => Node, name: Node | undefined) => Node[]} sequence
 * @returns {Node[]}
 */
function functions(module, sequence) {
  return module.map((item) => {
    if (item[0] !== "func") return item;
    /** @param {Node} node @returns {Node} */
    const walk = (node) => {
      if (!Array.isArray(node)) return node;
      if (!SEQUENCES.has(String(node[0]))) return node.map(walk);
      const from = node.findIndex((part, index) => index > 0 && Array.isArray(part) && !DECLARATIONS.has(String(part[0])));
      return from < 0 ? node : [...node.slice(0, from), ...sequence(stretchesOf(node.slice(from)), walk, item[1])];
    };
    return walk(item);
  });
}

/** @param {Node[]} instructions */
function stretchesOf(instructions) {
  /** @type {Node[][]} */
  const stretches = [];
  let begins = true;
  for (const instruction of instructions) {
    if (begins) stretches.push([]);
    stretches.at(-1)?.push(instruction);
    begins = turns(instruction);
  }
  return stretches;
}
