const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const INTEGER = /^-?\d+$/;
/**
 * What every altered number has: sixteen digits, as fifteen always come back as they were, or an exponent of three. Most
 * texts have neither.
 */
const SUSPICIOUS = /[\d.]{16}|[eE][+-]?\d{3}/;

/** Whether a text of JSON may hold a number with a fault, so that it is worth to look at each. */
export const mayHoldFaultyNumber = (text: string): boolean => SUSPICIOUS.test(text);

/**
 * Why a number would not be written again as it is written here; undefined for one that would, and for what is none. A
 * fraction may be rounded in its last digits, as everywhere; a whole number may not, however it is spelled.
 */
export function numberFault(atom: string): string | undefined {
  const number = Number(atom);
  if (number === Infinity || number === -Infinity) return `the number ${atom} is too large to be kept`;
  const written = decimalOf(atom);
  if (written === undefined) return undefined;
  if (number === 0 && written.digits !== '') return `the number ${atom} is too small to be kept`;
  return written.power >= 0 && !isKept(atom, number)
    ? `the integer ${atom} is beyond 2^53 and would become ${BigInt(number)}; write it as a string`
    : undefined;
}

function isKept(atom: string, number: number): boolean {
  const again = String(number);
  if (INTEGER.test(atom)) return again === atom || BigInt(number) === BigInt(atom);
  const [written, read] = [decimalOf(atom), decimalOf(again)];
  return written?.digits === read?.digits && written?.power === read?.power;
}

/** The digits of a number without zeros at either end, and the power of ten that the last of them counts. */
function decimalOf(atom: string): { digits: string; power: number } | undefined {
  const [matched, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(atom) ?? [];
  if (matched === undefined) return undefined;
  const significant = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  return {
    digits: digits === '' ? '' : `${sign}${digits}`,
    power: digits === '' ? 0 : Number(exponent) - fraction.length + significant.length - digits.length,
  };
}
