import type { Problem } from '@rehearsal/contracts/http/problem';
import { PlatformError, UnavailableError } from '../errors.js';

/** What an owner answered instead of a value: its own words, except for its defects, which are ours to answer for. */
export function ownerProblem(owner: string, status: number, text: string): PlatformError {
  const problem = problemIn(text);
  if (status === 503)
    return new UnavailableError(`The ${owner} service cannot answer now. ${problem?.detail ?? ''}`.trim(), text);
  if (status === 401)
    return new PlatformError('OWNER_FAILED', 502, `The ${owner} service does not know the SERVICE_TOKEN of this one.`, {
      cause: text,
    });
  // 504 is an end that the owner set to its own work, and said so.
  if (status >= 500 && status !== 504)
    return new PlatformError('OWNER_FAILED', 502, `The ${owner} service could not answer.`, { cause: text });
  if (!problem)
    return new PlatformError('OWNER_FAILED', 502, `The ${owner} service gave an answer that is not one.`, {
      cause: text,
    });
  const { code, detail, errors } = problem;
  return new PlatformError(code, status, detail, errors ? { errors } : {});
}

function problemIn(text: string): Pick<Problem, 'code' | 'detail' | 'errors'> | undefined {
  try {
    const { code, detail, errors } = JSON.parse(text) as Partial<Problem>;
    return code !== undefined && detail !== undefined ? { code, detail, ...(errors ? { errors } : {}) } : undefined;
  } catch {
    return undefined;
  }
}
