import { withoutColors } from './colors.js';
import { oneLine, printable } from './printable.js';

/** Lines at the end of a terminal that are drawn again and again; whatever else is written goes above them. */
export interface Frame {
  /** Puts these lines in place of those that are there; none takes them away. */
  draw(lines: readonly string[]): void;
  /** Writes something above the lines. */
  above(write: () => void): void;
}

export function openFrame(stream: NodeJS.WriteStream): Frame {
  let shown: string[] = [];
  const clear = () => {
    if (shown.length > 0) stream.write(`\u001b[${shown.length}A\u001b[0J`);
  };
  const put = () => {
    if (shown.length > 0) stream.write(`${shown.join('\n')}\n`);
  };
  return {
    draw(lines) {
      clear();
      const width = stream.columns || 120;
      shown = lines.map((line) => printable(fitted(oneLine(line), width)));
      put();
    },
    above(write) {
      clear();
      write();
      put();
    },
  };
}

/** A line that wraps could not be taken back; colours are dropped from one that has to be cut. */
function fitted(line: string, width: number): string {
  const plain = withoutColors(line);
  return plain.length < width ? line : plain.slice(0, width - 1);
}
