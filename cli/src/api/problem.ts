import type { Problem } from '@rehearsal/contracts/http/problem';

/** The problem+json of an answer, or one made of the status where something else answered. */
export function problemFrom(status: number, text: string): Problem {
  const given = parsed(text);
  const problem: Problem = {
    type: given.type ?? 'about:blank',
    title: given.title ?? `HTTP ${status}`,
    detail: given.detail ?? given.title ?? `The system answered with status ${status}.`,
    code: given.code ?? `HTTP_${status}`,
    status,
    ...(given.errors && { errors: given.errors }),
  };
  if (status === 401)
    problem.detail += ' Give a token that is still valid in REHEARSAL_TOKEN, or start the system again.';
  return problem;
}

function parsed(text: string): Partial<Problem> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
