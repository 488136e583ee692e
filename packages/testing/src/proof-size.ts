/**
 * How often a proof is repeated: `ci` times in every test run, `full` times with `PROOF=full`, which takes minutes.
 * A proof names its seed, so that any of its cases can be had again: `PROOF_SEED` sets it.
 */
export const proofSize = (ci: number, full: number): number => (process.env.PROOF === 'full' ? full : ci);

export const proofSeed = (): number => Number(process.env.PROOF_SEED ?? 20_261_122);
