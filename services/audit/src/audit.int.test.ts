import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ed25519Pair } from '@rehearsal/platform/ed25519-pair';
import { encode } from '@rehearsal/platform/envelope';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { anAdmin, backingFromEnv, freshNamespace, openBus, type Bus } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { entryView } from './entries/entry-view.js';
import type {
  AuditExportProof,
  AuditVerification,
  Checkpoint,
  VerificationRecord,
  VerificationScope,
} from '@rehearsal/contracts/http/audit';

type Shown = ReturnType<typeof entryView>;

const ann = { id: 'ann', role: 'admin' as const };
const json = { 'content-type': 'application/json' };
const namespace = freshNamespace();
const aggregates = Array.from({ length: 20 }, (_, index) => `i${index}`);
let bus: Bus;
let audit: ServiceProcess;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'audit-'));
  bus = await openBus({
    namespace,
    commands: ['instance.commands.v1', 'access.events.v1'],
    events: ['instance.events.v1'],
  });
  audit = await start();
});

afterAll(async () => {
  await audit.kill('SIGTERM');
  await bus.close();
  await rm(home, { recursive: true, force: true });
});

describe('the audit service', () => {
  it('writes one entry for each command, event and denial', async () => {
    await publish('first', 3);
    await deny('/api/v1/tokens');
    const { items } = await list('correlation_id=first-i7-0');
    expect(items.map(({ action, outcome, kind }) => ({ action, outcome, kind }))).toEqual([
      { action: 'MessageDeleted', outcome: 'applied', kind: 'event' },
      { action: 'ResetInstance', outcome: 'requested', kind: 'command' },
    ]);
    expect((await list('outcome=denied&actor=eve')).items).toMatchObject([
      { action: 'AccessDenied', target: 'principal', target_id: 'eve', body: { path: '/api/v1/tokens' } },
    ]);
    expect(await verified()).toMatchObject({ ok: true, entries: 3 * aggregates.length * 2 + 1 });
  });

  it('writes nothing for what is published a second time', async () => {
    const before = (await verified()).entries;
    await publish('first', 3);
    await publish('mark', 1);
    expect((await verified()).entries).toBe(before + aggregates.length * 2);
  });

  it('is killed in the middle of its work, starts again, and has every message once', async () => {
    const before = (await verified()).entries;
    const published = publish('killed', 40);
    for (const share of [0.2, 0.5]) {
      await waitFor('some of the work to be done', async () => (await verified()).entries > before + 1600 * share, {
        everyMs: 200,
      });
      await audit.kill('SIGKILL');
      audit = await start();
    }
    await published;
    expect(await verified()).toMatchObject({ ok: true, entries: before + 40 * aggregates.length * 2 });
  });

  it('writes down what is not a message, or not signed, and goes on', async () => {
    await bus.publisher.publish('instance.commands.v1', [{ key: 'i3', value: 'nonsense', headers: {} }]);
    await bus.send('instance.commands.v1', 'ResetInstance', 'i3', {}, { id: 'forged', unsigned: true });
    await publish('after-poison', 1);
    const { items } = await list('action=Poison');
    expect(items.map(({ body }) => (body as { reason: string }).reason)).toEqual([
      'the command is not signed',
      'not a CloudEvents 1.0 message',
    ]);
  });

  it('lists newest first, by filter, in pages that neither repeat nor skip', async () => {
    const seen: Shown[] = [];
    let cursor: string | null = '';
    do {
      const page: { items: Shown[]; next_cursor: string | null } = await list(
        `target=i5&action=MessageDeleted&limit=7&cursor=${cursor}`,
      );
      seen.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(3 + 1 + 40 + 1);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(new Set(seen.map(({ target_id, action }) => `${target_id} ${action}`))).toEqual(
      new Set(['i5 MessageDeleted']),
    );
  });

  it('lists by time', async () => {
    const { items } = await list('target=i5&action=MessageDeleted&limit=200');
    const middle = items[20]?.at ?? '';
    const since = (await list(`target=i5&action=MessageDeleted&limit=200&since=${middle}`)).items;
    const until = (await list(`target=i5&action=MessageDeleted&limit=200&until=${middle}`)).items;
    expect(since.every(({ at }) => at >= middle) && until.every(({ at }) => at <= middle)).toBe(true);
    expect(since.length + until.length - items.filter(({ at }) => at === middle).length).toBe(items.length);
  });

  it('finds what holds all of some words, in pages, whatever their case', async () => {
    const { items } = await list('q=i5%20messagedeleted&limit=200');
    expect(items).toHaveLength(3 + 1 + 40 + 1);
    expect(new Set(items.map(({ target_id, action }) => `${target_id} ${action}`))).toEqual(
      new Set(['i5 MessageDeleted']),
    );
    const first = await list('q=i5%20messagedeleted&limit=40');
    const rest = await list(`q=i5%20messagedeleted&limit=40&cursor=${first.next_cursor}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(await list('q=.*')).toEqual({ items: [], next_cursor: null });
  });

  it('hands out the entries of a filter as a file, with a proof of how many and which they are', async () => {
    const listed = (await list('target=i5&action=MessageDeleted&limit=200')).items;
    const text = await (await audit.ask('/audit/export?format=jsonl&target=i5&action=MessageDeleted')).text();
    const lines = text.trimEnd().split('\n');
    const { proof } = JSON.parse(lines.pop() ?? '') as { proof: AuditExportProof };
    expect(lines.map((line) => (JSON.parse(line) as Shown).id)).toEqual(listed.map(({ id }) => id));
    expect(proof).toMatchObject({
      entries: listed.length,
      sha256: createHash('sha256')
        .update(`${lines.join('\n')}\n`)
        .digest('hex'),
    });
    const reached = new Map(proof.checkpoint.chains.map(({ chain, n }) => [chain, n]));
    expect(listed.every(({ chain, n }) => n <= (reached.get(chain) ?? 0))).toBe(true);
    const csv = await (await audit.ask('/audit/export?format=csv&q=i5%20MessageDeleted')).text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + listed.length);
  });

  it('names every fault of a query', async () => {
    const response = await audit.ask('/audit?outcome=maybe&since=soon&limit=0&cursor=x&colour=red&actor[$ne]=x');
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/actor[$ne]',
      '/colour',
      '/cursor',
      '/limit',
      '/outcome',
      '/since',
    ]);
  });

  it('ends a whole verification that it was killed in, and keeps who asked for it', async () => {
    const { id } = await ask({ scope: 'whole' });
    await audit.kill('SIGKILL');
    audit = await start();
    const record = await endOf(id);
    expect(record).toMatchObject({ state: 'ended', asked_by: { id: 'ann' }, result: { ok: true, scope: 'whole' } });
    const listed = (await (await audit.ask('/audit/verifications?scope=whole&limit=1')).json()) as { items: unknown[] };
    expect(listed.items).toEqual([record]);
  });

  it('reads since a checkpoint only what came behind it', async () => {
    await waitFor('a checkpoint of all that is there', async () => (await since()).entries === 0);
    await publish('behind', 1);
    const { ok, scope, entries, since: from } = await since();
    expect({ ok, scope }).toEqual({ ok: true, scope: 'since-checkpoint' });
    expect(entries).toBeLessThanOrEqual(aggregates.length * 2);
    expect(from?.seq).toBeGreaterThan(0);
  });

  it('knows no verification that nobody asked for', async () => {
    const cancel = { method: 'POST', headers: json, body: JSON.stringify({ by: ann }) };
    for (const response of [
      await audit.ask('/audit/verifications/none'),
      await audit.ask('/audit/verifications/none/cancel', cancel),
    ])
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
  });

  it('signs checkpoints, in the database and in the file, that agree with the log', async () => {
    await waitFor('a few checkpoints', async () => ((await verified()).checkpoints.in_file ?? 0) >= 3);
    const { ok, checkpoints } = await verified();
    expect({ ok, checkpoints }).toMatchObject({ ok: true, checkpoints: { enabled: true, ok: true } });
    const lines = (await readFile(join(home, 'checkpoints.jsonl'), 'utf8')).split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThanOrEqual(checkpoints.in_file ?? 0);
    expect(checkpoints.in_copy).toBeGreaterThanOrEqual(1);
  });

  it('hands a checkpoint out, and holds the log against it later', async () => {
    const pinned = await checkpointOfNow();
    const other = { ...pinned, at: '2026-01-01T00:00:00.000Z' };
    for (const check of [verified, since]) {
      expect(await check([pinned])).toMatchObject({ ok: true, checkpoints: { pinned: 1 } });
      expect(await check([other])).toMatchObject({
        ok: false,
        checkpoints: {
          detail: `Checkpoint ${pinned.seq}, as it was pinned, was changed, or not signed with the key that it names.`,
        },
      });
    }
  });

  it('does not start with another key until that is on record, and goes on then', async () => {
    const { key: old } = await checkpointOfNow();
    await audit.kill('SIGTERM');
    const next = ed25519Pair().privateKey;
    const key = { CHECKPOINT_KEY: JSON.stringify(next) };
    await expect(start(key)).rejects.toThrow(`rehearse keys rotate checkpoint --lost ${old}`);
    const record = { key: old, successor: next.x, retired_at: new Date().toISOString(), signature: null };
    audit = await start({ ...key, CHECKPOINT_RETIRED_KEYS: JSON.stringify([record]) });
    expect((await checkpointOfNow()).key).toBe(next.x);
    const { ok, checkpoints } = await verified();
    expect(ok).toBe(true);
    expect(checkpoints.detail).toContain(`key ${old} was replaced`);
  });
});

const checkpointKey = JSON.stringify(ed25519Pair().privateKey);

const start = (more: Record<string, string> = {}): Promise<ServiceProcess> =>
  startService('services/audit/dist/main.js', {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]),
    CHECKPOINT_KEY: checkpointKey,
    CHECKPOINT_FILE: join(home, 'checkpoints.jsonl'),
    CHECKPOINT_COPY_FILE: join(home, 'elsewhere', 'checkpoints.jsonl'),
    CHECKPOINT_SECONDS: '0.5',
    ...more,
  });

/** Publishes this many commands and their events for each aggregate, and waits for the last of each to be written down. */
async function publish(name: string, times: number): Promise<void> {
  for (let step = 0; step < times; step++) {
    await Promise.all(aggregates.map((aggregate) => publishStep(`${name}-${aggregate}-${step}`, aggregate, step)));
  }
  for (const aggregate of aggregates) {
    const correlation = `${name}-${aggregate}-${times - 1}`;
    await waitFor(
      `the entries of ${correlation}`,
      async () => (await list(`correlation_id=${correlation}`)).items.length === 2,
    );
  }
}

async function publishStep(id: string, aggregate: string, version: number): Promise<void> {
  await bus.send('instance.commands.v1', 'ResetInstance', aggregate, {}, { id });
  const event = {
    id: `${id}:0`,
    type: 'MessageDeleted',
    aggregateId: aggregate,
    version,
    actor: anAdmin,
    correlationId: id,
    causationId: id,
    time: new Date().toISOString(),
    data: { message_id: 'm1' },
  };
  await bus.publisher.publish('instance.events.v1', [encode(event, 'instantiator')]);
}

async function deny(path: string): Promise<void> {
  const event = {
    id: 'denied-1',
    type: 'AccessDenied',
    aggregateId: 'eve',
    actor: { id: 'eve', role: 'viewer' as const },
    correlationId: 'denied-1',
  };
  const data = { method: 'GET', path, status: 403, code: 'FORBIDDEN', permission: 'token:manage' };
  await bus.publisher.publish('access.events.v1', [
    encode({ ...event, time: new Date().toISOString(), data }, 'gateway'),
  ]);
  await waitFor('the denial', async () => (await list('correlation_id=denied-1')).items.length === 1);
}

async function list(query: string): Promise<{ items: Shown[]; next_cursor: string | null }> {
  const response = await audit.ask(`/audit?${query.replace(/&cursor=$/, '')}`);
  return (await response.json()) as { items: Shown[]; next_cursor: string | null };
}

async function checkpointOfNow(): Promise<Checkpoint> {
  const response = await audit.ask('/audit/checkpoints', { method: 'POST' });
  return (await response.json()) as Checkpoint;
}

/** All of it. */
const verified = async (pinned: Checkpoint[] = []): Promise<AuditVerification> => resultOf({ scope: 'whole', pinned });
const since = async (pinned: Checkpoint[] = []): Promise<AuditVerification> =>
  resultOf({ scope: 'since-checkpoint', pinned });

async function resultOf({ scope, pinned }: Asked): Promise<AuditVerification> {
  const asked = await ask({ scope, pinned, wait: true });
  const { result, failure } = asked.state === 'running' ? await endOf(asked.id) : asked;
  if (!result) throw new Error(failure ?? 'there is no verdict');
  return result;
}

interface Asked {
  scope: VerificationScope;
  pinned?: Checkpoint[] | undefined;
  wait?: boolean;
}

async function ask({ scope, pinned = [], wait = false }: Asked): Promise<VerificationRecord> {
  const body = JSON.stringify({ scope, checkpoints: pinned, wait, by: ann });
  const response = await audit.ask('/audit/verifications', { method: 'POST', headers: json, body });
  return (await response.json()) as VerificationRecord;
}

const endOf = (id: string): Promise<VerificationRecord> =>
  waitFor(
    'the end of the verification',
    async () => {
      const record = (await (await audit.ask(`/audit/verifications/${id}`)).json()) as VerificationRecord;
      return record.state === 'running' ? undefined : record;
    },
    { withinMs: 60_000, everyMs: 200 },
  );
