import { createPrivateKey, sign, type JsonWebKey } from 'node:crypto';
import { ed25519Pair } from '@rehearsal/platform/ed25519-pair';
import { handoverText, type RetiredKey } from '@rehearsal/contracts/audit/retired-key';
import type { AuditVerification, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { checkpointHash, FIRST_PREV } from '../checkpoints/checkpoint.js';
import { sealOf, type Seal } from '../checkpoints/seal.js';
import type { Entry } from '../entries/entry.js';
import type { CheckpointSources } from '../verification/checkpoint-sources.js';
import { aChain, chainA, chainB } from './memory-log.js';

/** Two chains, of 10 and 8 entries. */
export const aLog = (): Entry[] => [...aChain(chainA, 10), ...aChain(chainB, 8, 100)];

export function at(log: Entry[], chain: string, n: number): Entry {
  const found = log.find((entry) => entry._id === `${chain}:${n}`);
  if (!found) throw new Error(`no entry ${chain}:${n}`);
  return found;
}

export const replaced = (log: Entry[], ...by: (Entry | undefined)[]): Entry[] =>
  log.map((entry) => by.find((other) => other?._id === entry._id) ?? entry);

/** The first bad entry of chain A; null when all is well. */
export const badIn = ({ ok, chains }: AuditVerification) =>
  ok ? null : chains.find(({ chain }) => chain === chainA)?.first_bad;

export function aSeal(): Seal {
  return sealOf(jwk());
}
export function jwk(): string {
  return JSON.stringify(ed25519Pair().privateKey);
}
export function retiredFor(old: string, next: string): RetiredKey {
  const record = { key: sealOf(old).key, successor: sealOf(next).key, retired_at: '2026-02-01T00:00:00.000Z' };
  const key = createPrivateKey({ key: JSON.parse(old) as JsonWebKey, format: 'jwk' });
  return { ...record, signature: sign(null, Buffer.from(handoverText(record)), key).toString('base64url') };
}

/** Checkpoints made when chain A had reached these places, behind others. */
export function checkpointsOf(log: Entry[], reached: number[], by: Seal, behind: Checkpoint[] = []): Checkpoint[] {
  const last = behind.at(-1);
  let prev = last ? checkpointHash(last) : FIRST_PREV;
  return reached.map((n, index) => {
    const { hash } = at(log, chainA, n);
    const checkpoint = by.sign({
      seq: behind.length + index + 1,
      at: '2026-01-05T11:00:00.000Z',
      chains: [{ chain: chainA, n, hash }],
      prev,
    });
    prev = checkpointHash(checkpoint);
    return checkpoint;
  });
}

export const sourcesBy = (seal: Seal, checkpoints: Checkpoint[]): CheckpointSources => ({
  seal,
  store: storeOf(checkpoints),
  file: { all: () => iterate(checkpoints), last: () => Promise.resolve(checkpoints.at(-1)) },
});

/** The database's checkpoints, as somebody may have left them. */
export const storeOf = (checkpoints: Checkpoint[]): CheckpointSources['store'] => ({
  from: (seq) => iterate(checkpoints.filter((checkpoint) => checkpoint.seq >= seq)),
  at: (seq) => Promise.resolve(checkpoints.find((checkpoint) => checkpoint.seq === seq)),
  latest: () => Promise.resolve(checkpoints.at(-1)),
});

/** One after the other, as a store gives them. */
async function* iterate<T>(items: T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}
