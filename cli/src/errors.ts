import type { FieldFault, Problem } from '@rehearsal/contracts/http/problem';

/** Something that the caller can mend: one clear sentence with its remedy, printed as it is. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  /** Further lines, such as one for each fault of a file. */
  readonly details: readonly string[];

  constructor(message: string, options: ErrorOptions & { details?: readonly string[] } = {}) {
    super(message, options);
    this.details = options.details ?? [];
  }
}

/** The system answered, and the answer is no. */
export class ApiError extends CliError {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.detail, { details: (problem.errors ?? []).map(faultLine) });
  }
}

/** One fault as people read it. */
const faultLine = ({ pointer, message, hint }: FieldFault): string =>
  `${pointer === '' ? '(the whole)' : pointer}: ${message}${hint === undefined ? '' : ` ${hint}`}`;
