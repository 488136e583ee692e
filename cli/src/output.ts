import pc from 'picocolors';
import type { CliConfig } from './config.js';

export type Colors = ReturnType<typeof pc.createColors>;

/** Where a command puts what it found. Results go to stdout, everything else to stderr. */
export interface Output {
  readonly json: boolean;
  /** Moving progress is welcome. */
  readonly interactive: boolean;
  readonly colors: Colors;
  /** The command's one result: the document with --json, else the text that people read. */
  result: (document: unknown, human: () => string) => void;
  /** A line of a story that is told while it happens: a result for people, news beside a document. */
  tell: (line: string) => void;
  /** News on the way, for people and logs. */
  note: (line: string) => void;
}

export function openOutput({ terminal }: Pick<CliConfig, 'terminal'>, { json = false }: { json?: boolean }): Output {
  const note = (line: string) => void process.stderr.write(`${line}\n`);
  return {
    json,
    interactive: terminal.interactive && !json,
    colors: pc.createColors(terminal.color && !json),
    result: (document, human) => void process.stdout.write(`${json ? JSON.stringify(document, null, 2) : human()}\n`),
    tell: json ? note : (line) => void process.stdout.write(`${line}\n`),
    note,
  };
}

export const tick = (colors: Colors, ok: boolean): string => (ok ? colors.green('✔') : colors.red('✖'));
