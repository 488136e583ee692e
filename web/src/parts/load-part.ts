import { ApiError } from '@rehearsal/client/api-error';

const CODE = 'PART_NOT_LOADED';

/**
 * A part of the pages that is loaded when it is needed. Whoever asked remembers a failure as long as the page lives, and so
 * may the browser: only a page that is loaded anew helps.
 */
export const loadPart =
  <Part>(load: () => Promise<Part>) =>
  (): Promise<Part> =>
    load().catch((cause: unknown) => {
      throw new ApiError({
        status: 0,
        code: CODE,
        title: 'A part of this page did not load',
        detail:
          'The connection was lost, or Rehearsal was upgraded meanwhile. Try again loads the page anew; what you typed is kept in this tab.',
        cause,
      });
    });

export const isPartNotLoaded = (error: unknown): boolean => error instanceof ApiError && error.code === CODE;
