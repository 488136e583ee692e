/** How numbers are written in the reasons of a verdict. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
export const rounded = (n: number): string => String(Number(n.toPrecision(4)));
export const percent = (share: number): string => `${rounded(share * 100)} %`;
