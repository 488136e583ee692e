import { BackingError } from '@rehearsal/backing/processes/backing-error';
import { ApiError, CliError } from './errors.js';

/** One clear sentence on stderr, its details below; with --json also as the one document on stdout. */
export function reportError(error: unknown, { json }: { json: boolean }): void {
  const known = error instanceof CliError || error instanceof BackingError;
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof CliError ? error.details : [];
  process.stderr.write(`rehearse: ${message}\n${details.map((line) => `  ${line}\n`).join('')}`);
  // A defect of ours: the place matters more than the sentence.
  if (!known && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  if (json)
    process.stdout.write(
      `${JSON.stringify({ error: error instanceof ApiError ? error.problem : { detail: message, details } }, null, 2)}\n`,
    );
}
