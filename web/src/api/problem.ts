import type { FieldFault } from '@rehearsal/contracts/http/problem';

interface Told {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly faults?: readonly FieldFault[];
}

/** A refusal of the gateway (problem+json), or its silence: status 0, code `UNREACHABLE`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly faults: readonly FieldFault[];

  constructor({ status, code, title, detail, faults = [] }: Told) {
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.title = title;
    this.faults = faults;
  }
}

export const unreachable = (): ApiError =>
  new ApiError({
    status: 0,
    code: 'UNREACHABLE',
    title: 'No answer',
    detail: 'The gateway does not answer. Check that Rehearsal is running and that you are online.',
  });

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOr = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise;

const faultsOf = (errors: unknown): FieldFault[] =>
  Array.isArray(errors)
    ? errors.filter(isObject).map(({ pointer, message, section, hint }) => ({
        pointer: textOr(pointer, ''),
        message: textOr(message, 'is not valid'),
        ...(typeof section === 'string' && { section }),
        ...(typeof hint === 'string' && { hint }),
      }))
    : [];

/** Reads problem+json; a proxy's page or an empty body still becomes an error that says something. */
export const problemOf = (status: number, body: unknown): ApiError => {
  const { code, title, detail, errors } = isObject(body) ? body : {};
  const heading = textOr(title, `The gateway answered ${status}`);
  return new ApiError({
    status,
    code: textOr(code, `HTTP_${status}`),
    title: heading,
    detail: textOr(detail, heading),
    faults: faultsOf(errors),
  });
};

/** Anything that was thrown, as an error that a person can be shown. */
export const asApiError = (thrown: unknown): ApiError =>
  thrown instanceof ApiError
    ? thrown
    : new ApiError({
        status: 0,
        code: 'UNEXPECTED',
        title: 'Something went wrong',
        detail: thrown instanceof Error ? thrown.message : String(thrown),
      });
