import { randomInt } from 'node:crypto';

const digits = (): number => randomInt(1000, 10_000);
/** Only what bears it is a colour of ours. Parameters of four digits, so that who measures the width of a text knows them. */
const SEAL = `${digits()};${digits()};${digits()}`;
const SEALED = new RegExp(`\\u001b\\[(\\d+);${SEAL}m`, 'g');

type Paint = (text: string) => string;
export interface Colors {
  bold: Paint;
  dim: Paint;
  red: Paint;
  green: Paint;
  yellow: Paint;
  cyan: Paint;
}

/**
 * Colours that are told from those which a text brings along: they are sealed with numbers of this process, and become
 * real ones at the very end, when everything foreign has been made harmless.
 */
export function createColors(enabled: boolean): Colors {
  const paint =
    (on: number, off: number): Paint =>
    (text) =>
      enabled ? `\u001b[${on};${SEAL}m${text}\u001b[${off};${SEAL}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  };
}

/** A text in which everything but colours of ours was changed by `clean`. */
export function betweenColors(text: string, clean: (part: string) => string): string {
  let result = '';
  let from = 0;
  for (const { index, 0: color } of text.matchAll(SEALED)) {
    result += clean(text.slice(from, index)) + color;
    from = index + color.length;
  }
  return result + clean(text.slice(from));
}

/** With the colours as a terminal knows them. */
export const unsealed = (text: string): string => text.replace(SEALED, '\u001b[$1m');

export const withoutColors = (text: string): string => text.replace(SEALED, '');
