import type { CliConfig } from './config.js';
import { createColors, type Colors } from './terminal/colors.js';
import { openFrame } from './terminal/frame.js';
import { printable, printableJson, uncommanded } from './terminal/printable.js';

export type { Colors } from './terminal/colors.js';

/**
 * Where a command puts what it found. Results go to stdout, everything else to stderr. Here, and nowhere else, texts of
 * people and scripts are made harmless for a terminal, and for the runner of GitHub that reads along.
 */
export interface Output {
  readonly json: boolean;
  /** Moving progress is welcome. */
  readonly interactive: boolean;
  readonly colors: Colors;
  /** The command's one result: the document with --json, else the text that people read. */
  result: (document: unknown, human: () => string) => void;
  /** A file's own text as the result: to the byte, but on a terminal. */
  file: (text: string) => void;
  /** A line of a story that is told while it happens: a result for people, news beside a document. */
  tell: (line: string) => void;
  /** News on the way, for people and logs. */
  note: (line: string) => void;
  /** A line of ours that the runner of GitHub acts on. */
  act: (line: string) => void;
  /** Lines that are drawn again and again, on a terminal. */
  frame: (lines: readonly string[]) => void;
}

export function openOutput(
  { terminal, github }: Pick<CliConfig, 'terminal' | 'github'>,
  { json = false }: { json?: boolean },
): Output {
  const frame = openFrame(process.stderr);
  const write = (stream: NodeJS.WriteStream, text: string) => frame.above(() => void stream.write(`${text}\n`));
  const shown = (text: string) => (github ? uncommanded(printable(text)) : printable(text));
  const say = (stream: NodeJS.WriteStream, text: string) => write(stream, shown(text));
  const note = (line: string) => say(process.stderr, line);
  return {
    json,
    interactive: terminal.interactive && !json,
    colors: createColors(terminal.color && !json),
    result: (document, human) => {
      if (json) process.stdout.write(`${printableJson(JSON.stringify(document, null, 2))}\n`);
      else say(process.stdout, human());
    },
    file: (text) => void process.stdout.write(process.stdout.isTTY ? printable(text) : text),
    tell: json ? note : (line) => say(process.stdout, line),
    note,
    act: (line) => write(process.stderr, printable(line)),
    frame: (lines) => frame.draw(lines),
  };
}

export const tick = (colors: Colors, ok: boolean): string => (ok ? colors.green('✔') : colors.red('✖'));
