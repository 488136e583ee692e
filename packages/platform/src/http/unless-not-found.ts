import { PlatformError } from '../errors.js';

/** Its owner knows no such thing, or none any more. */
export const isNotFound = (error: unknown): boolean =>
  error instanceof PlatformError && (error.status === 404 || error.status === 410);

/** What is read, or undefined where its owner knows no such thing. */
export const unlessNotFound = <T>(reading: Promise<T>): Promise<T | undefined> =>
  reading.catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
