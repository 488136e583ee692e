/** What a cell of a table may hold; nothing is an empty cell. */
export type Cell = string | number | boolean | null | undefined;

/** A spreadsheet takes a text that begins so for a formula; behind an apostrophe it is a text. */
const FORMULA = /^[=+\-@\t\r]/;

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const plain = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A line of RFC 4180, its end included. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;
