import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLog } from '@rehearsal/platform/log';
import { ed25519Pair } from '@rehearsal/platform/ed25519-pair';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { CheckpointFile, CheckpointStore } from './checkpoint-store.js';
import { sealOf } from './seal.js';
import { Entries } from '../entries/entries.js';
import { link, type Head } from '../entries/entry.js';
import { Checkpointer } from './take-checkpoint.js';
import { aDraft, chainA, chainB } from '../testing/memory-log.js';
import type { AuditVerification } from '@rehearsal/contracts/http/audit/audit';
import { verify } from '../verification/verify.js';

const seal = sealOf(JSON.stringify(ed25519Pair().privateKey));
let home: string;
let connection: Connection;
let entries: Entries;
let written: number;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'checkpoints-'));
  connection = await openMongo({ url: backingFromEnv().MONGO_URL, namespace: freshNamespace(), service: 'audit' });
  entries = new Entries(connection);
  written = 0;
});
afterEach(async () => {
  await connection.close();
  await rm(home, { recursive: true });
});

describe('a checkpointer', () => {
  it('signs also when nothing happened, each behind the one before', async () => {
    await write(chainA, 5);
    const checkpointer = aCheckpointer();
    for (let times = 0; times < 3; times++) await checkpointer.take();
    expect(await verified()).toMatchObject({ ok: true, checkpoints: { in_database: 3, in_file: 3 } });
  });

  it('sees the chains that it found, those that grew, and those that only the last checkpoint knew', async () => {
    const heads = new Map<string, Head>();
    await write(chainA, 5);
    const checkpointer = aCheckpointer(heads);
    await checkpointer.take();
    heads.set(chainB, await write(chainB, 3));
    await checkpointer.take();
    await aCheckpointer(new Map(), []).take();
    const latest = await new CheckpointStore(connection).latest();
    expect(latest?.chains.map(({ chain, n }) => [chain, n])).toEqual([
      [chainB, 3],
      [chainA, 5],
    ]);
  });

  it('signs none for a log that has lost what the last checkpoint saw, however it went on', async () => {
    await write(chainA, 5);
    await aCheckpointer().take();
    await connection.collection('audit_entries').deleteMany({ n: { $gt: 3 } });
    await write(chainA, 4);
    await aCheckpointer().take();
    expect(await verified()).toMatchObject({ ok: false, checkpoints: { in_database: 1 } });
  });

  it('signs none when the database has lost checkpoints that the file holds', async () => {
    await write(chainA, 5);
    const checkpointer = aCheckpointer();
    await checkpointer.take();
    await checkpointer.take();
    await connection.collection('audit_checkpoints').deleteMany({ seq: 2 });
    await checkpointer.take();
    expect(await verified()).toMatchObject({ ok: false, checkpoints: { in_database: 1, in_file: 2 } });
  });

  it('appends to the file what a crash kept from it, behind a line that it cut short', async () => {
    await write(chainA, 5);
    await aCheckpointer(new Map(), [chainA], false).take();
    await appendFile(join(home, 'checkpoints.jsonl'), '{"seq":1,"at":"20');
    await aCheckpointer().take();
    expect(await verified()).toMatchObject({ ok: true, checkpoints: { in_database: 2, in_file: 2 } });
  });

  it('makes each checkpoint once when two processes do it at the same time', async () => {
    await write(chainA, 5);
    await Promise.all([aCheckpointer().take(), aCheckpointer(new Map(), [chainA], false).take()]);
    expect(await verified()).toMatchObject({ ok: true });
  });
});

const fileAt = () => new CheckpointFile(join(home, 'checkpoints.jsonl'));

const aCheckpointer = (heads = new Map<string, Head>(), chains: string[] = [chainA, chainB], withFile = true) =>
  new Checkpointer({
    seal,
    store: new CheckpointStore(connection),
    files: withFile ? [fileAt()] : [],
    entries,
    chains,
    heads: () => heads,
    log: createLog('test', 'silent'),
  });

async function write(chain: string, count: number): Promise<Head> {
  const drafts = Array.from({ length: count }, () => aDraft(++written));
  const linked = link(chain, await entries.head(chain), drafts, new Date());
  await entries.insert(linked);
  return linked.at(-1) as Head;
}

const verified = (): Promise<AuditVerification> =>
  verify(entries, { seal, store: new CheckpointStore(connection), file: fileAt() });
