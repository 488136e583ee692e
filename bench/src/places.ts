import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone that is measured. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Fetched servers, and stores that the bench has made; shared by every run. */
export const cache = join(repository, '.rehearse', 'cache');
