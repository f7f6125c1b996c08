// The months before and after a month as "2026-10".

export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? written(year + 1, 1) : written(year, number + 1);
}

export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 1 ? written(year - 1, 12) : written(year, number - 1);
}

function written(year: number, number: number): string {
  return `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`;
}
