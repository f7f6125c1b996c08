// Ranges as contracts write them: “[80, 90)”.

export interface Edges {
  from: string | null;
  to: string | null;
  fromClosed: boolean;
  toClosed: boolean;
}

export function edgesOf(range: string): Edges {
  const [from = "", to = ""] = range.slice(1, -1).split(",").map((edge) => edge.trim());
  return { from: from || null, to: to || null, fromClosed: range.startsWith("["), toClosed: range.endsWith("]") };
}
