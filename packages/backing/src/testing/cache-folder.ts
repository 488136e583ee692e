import { join } from 'node:path';

/** What this clone has fetched and built already. */
export const cacheFolder = join(import.meta.dirname, '../../../../.rehearse/cache');
