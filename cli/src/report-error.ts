import { CommanderError } from 'commander';
import { BackingError } from '@rehearsal/backing/processes/backing-error';
import { ApiError } from '@rehearsal/client/api-error';
import { CliError, exitOfRefusal, faultLines, refusalText } from './errors.js';
import { EXIT } from './exit-codes.js';
import { hintFor } from './k6-options.js';
import { printable, printableJson } from './terminal/printable.js';

const HELP = ['commander.help', 'commander.helpDisplayed', 'commander.version'];

interface ErrorReport {
  message: string;
  details: readonly string[];
  exitCode: number;
  /** As the document of `--json` has it. */
  document: unknown;
}

/** One clear sentence on stderr, its details below; with --json also as the one document on stdout. Answers the exit code. */
export function reportError(error: unknown, { json }: { json: boolean }): number {
  // Help and version are errors to the parser, and were printed; help that nobody asked for is told to who said nothing.
  if (error instanceof CommanderError && HELP.includes(error.code)) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const { message, details, exitCode, document } = describe(error);
  process.stderr.write(printable(`rehearse: ${message}\n${details.map((line) => `  ${line}\n`).join('')}`));
  if (json) process.stdout.write(`${printableJson(JSON.stringify({ error: document }, null, 2))}\n`);
  return exitCode;
}

function describe(error: unknown): ErrorReport {
  if (error instanceof ApiError) {
    const [message, details] = [refusalText(error), faultLines(error)];
    return { message, details, exitCode: exitOfRefusal(error), document: { ...error.problem, detail: message } };
  }
  if (error instanceof CommanderError) return plain(usageText(error), [], EXIT.usage);
  if (error instanceof CliError) return plain(error.message, error.details, error.exitCode);
  if (error instanceof BackingError) return plain(error.message, [], EXIT.failure);
  // A defect of ours: the place matters more than the sentence.
  if (error instanceof Error) return plain(error.message, error.stack?.split('\n').slice(1) ?? [], EXIT.failure);
  return plain(String(error), [], EXIT.failure);
}

const plain = (message: string, details: readonly string[], exitCode: number): ErrorReport => ({
  message,
  details,
  exitCode,
  document: { detail: message, details },
});

/** The parser's own sentence, with what helps somebody who knows k6. */
function usageText({ code, message }: CommanderError): string {
  const sentence = message.replace(/^error: /, '');
  const [, option = ''] = code === 'commander.unknownOption' ? (/'([^']+)'/.exec(sentence) ?? []) : [];
  const hint = hintFor(option);
  return hint === undefined ? sentence : `${sentence}\n  ${hint}`;
}
