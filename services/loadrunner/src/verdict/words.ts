/** How numbers are written in the reasons of a verdict. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
export const percent = (share: number): string => `${rounded(share * 100)} %`;

export function rounded(n: number): string {
  const short = n.toPrecision(4);
  // The largest numbers are none any more when they are rounded.
  return Number.isFinite(Number(short)) ? String(Number(short)) : short;
}
