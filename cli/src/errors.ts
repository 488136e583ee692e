import type { ApiError } from '@rehearsal/client/api-error';
import { EXIT } from './exit-codes.js';

/** Something that the caller can mend: one clear sentence with its remedy, printed as it is. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  /** Further lines, such as one for each fault of a file. */
  readonly details: readonly string[];
  readonly exitCode: number = EXIT.failure;

  constructor(message: string, options: ErrorOptions & { details?: readonly string[] } = {}) {
    super(message, options);
    this.details = options.details ?? [];
  }
}

/** What was given is wrong: arguments, options, variables or files. */
export class InputError extends CliError {
  override readonly name = 'InputError';
  override readonly exitCode = EXIT.usage;
}

/** A refusal as people read it: the server's sentence, and what helps on the command line. */
export function refusalText({ message, status, code }: ApiError): string {
  if (code === 'UNREACHABLE') return `${message} Start it with \`npm start\`, or correct REHEARSAL_URL.`;
  if (code === 'NOT_REHEARSAL') return `${message} Correct REHEARSAL_URL.`;
  if (status === 401)
    return `${message} Give a token that is still valid in REHEARSAL_TOKEN, or start the system again.`;
  return message;
}

/** Every fault of a refusal, one line each. */
export const faultLines = ({ errors }: ApiError): string[] =>
  errors.map(({ pointer, message, hint }) => `${pointer === '' ? '(the whole)' : pointer}: ${hinted(message, hint)}`);

/** A hint is a sentence of its own, also behind a message that is none. */
export const hinted = (message: string, hint: string | undefined): string =>
  hint === undefined ? message : `${message}${/[.?!]$/.test(message) ? '' : '.'} ${hint}`;

/** A refused request is the caller's to mend, unless the system was away or busy. */
export function exitOfRefusal({ status, code }: ApiError): number {
  const isCallers = status >= 400 && status < 500 && ![408, 429].includes(status) && code !== 'NOT_REHEARSAL';
  return isCallers ? EXIT.usage : EXIT.failure;
}
