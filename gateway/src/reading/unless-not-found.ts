import { PlatformError } from '@rehearsal/platform/errors';

export const isNotFound = (error: unknown): boolean => error instanceof PlatformError && error.status === 404;

/** What is read, or undefined where its owner knows no such thing. */
export const unlessNotFound = <T>(reading: Promise<T>): Promise<T | undefined> =>
  reading.catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
