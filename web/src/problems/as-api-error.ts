import { ApiError } from '@rehearsal/client/api-error';

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
