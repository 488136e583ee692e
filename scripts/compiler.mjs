import { join } from 'node:path';
import { root } from './install.mjs';

/**
 * The TypeScript that builds and checks types: the native one, in a quarter of the processor time. The other one in
 * package.json is the library that the fences and a test read sources with, which the native one does not offer.
 */
export const compiler = join(root, 'node_modules/typescript-native/bin/tsc');

/** Each project is checked by one thread: more of them check the types of our dependencies anew. */
export const buildTypes = ['-b', 'tsconfig.build.json', '--checkers', '1'];
