import type { AuditVerification, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { checkpointHash } from '../checkpoints/checkpoint.js';
import type { CheckpointSources } from './checkpoint-sources.js';
import { sentence } from './sentence.js';

export interface Anchor {
  /** Undefined where there is none that can be relied on: then everything is read. */
  checkpoint: Checkpoint | undefined;
  report: AuditVerification['checkpoints'];
}

/**
 * The last checkpoint that is signed, in the database and in a file outside of it, which whoever holds the database alone
 * cannot change; where there is no such file, the last one in the database.
 */
export async function findAnchor({ seal, store, file, copy }: CheckpointSources): Promise<Anchor> {
  // The files first: they lag when a checkpoint is made meanwhile.
  const inFile = await file?.last();
  const inCopy = await copy?.last();
  const inDatabase = await store.latest();
  const kept = [
    { name: 'file', checkpoint: inFile },
    { name: 'second file', checkpoint: inCopy },
  ].flatMap(({ name, checkpoint }) => (checkpoint ? [{ name, checkpoint }] : []));

  const faults: string[] = [];
  const last = inDatabase?.seq ?? 0;
  const own = inDatabase && seal.faultOf(inDatabase);
  if (own !== undefined) faults.push(`in the database, checkpoint ${last} ${own}`);
  for (const { name, checkpoint } of kept) faults.push(...(await faultsOf(name, checkpoint, last, { seal, store })));

  const genuine = faults.length === 0;
  const pinned = kept.toSorted((a, b) => b.checkpoint.seq - a.checkpoint.seq)[0];
  const checkpoint = genuine ? (pinned?.checkpoint ?? inDatabase) : undefined;
  return {
    checkpoint,
    report: {
      enabled: true,
      ok: genuine,
      in_database: last,
      in_file: file ? (inFile?.seq ?? 0) : null,
      in_copy: copy ? (inCopy?.seq ?? 0) : null,
      pinned: 0,
      detail: sentence(genuine ? [foundText(checkpoint, pinned?.name), ...seal.history] : faults),
    },
  };
}

async function faultsOf(
  name: string,
  checkpoint: Checkpoint,
  last: number,
  { seal, store }: Pick<CheckpointSources, 'seal' | 'store'>,
): Promise<string[]> {
  const { seq } = checkpoint;
  const fault = seal.faultOf(checkpoint);
  if (fault !== undefined) return [`in the ${name}, checkpoint ${seq} ${fault}`];
  if (seq > last) return [`the ${name} holds ${seq} checkpoints and the database ${last}`];
  const twin = await store.at(seq);
  if (twin && checkpointHash(twin) === checkpointHash(checkpoint)) return [];
  return [`checkpoint ${seq} in the database is not the one that the ${name} holds`];
}

function foundText(checkpoint: Checkpoint | undefined, name: string | undefined): string {
  if (checkpoint === undefined) return 'there is no checkpoint yet, so all entries were read';
  const { seq, at } = checkpoint;
  const where = name === undefined ? 'no file outside the database holds it' : `the ${name} holds it too`;
  return `checkpoint ${seq} of ${at} is genuine, and ${where}`;
}
