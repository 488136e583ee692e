import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The first 32 bits of a hash, which spreads texts that differ little. */
export const hashOf = (text: string): number => new DataView(sha256(utf8ToBytes(text)).buffer).getUint32(0);

/** The seed of one trial: the same for the same run's seed, rehearsal and number, whatever runs beside it. */
export const trialSeed = (runSeed: number, rehearsal: string, trial: number): number =>
  hashOf(JSON.stringify([runSeed, rehearsal, trial]));
