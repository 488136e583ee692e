import { relative } from 'node:path';

/** A path as people type it. */
export const shownPath = (path: string): string => relative(process.cwd(), path) || path;
