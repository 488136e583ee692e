import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditExportProof } from '@rehearsal/contracts/http/audit/audit';
import { ed25519Pair } from '@rehearsal/platform/ed25519-pair';
import { waitFor } from '@rehearsal/testing/wait-for';
import { AGGREGATES, ann, openAudit, type AuditUnderTest, type Shown } from './testing/audit-under-test.js';

let audit: AuditUnderTest;
beforeAll(async () => {
  audit = await openAudit();
});
afterAll(() => audit.close());

describe('the audit service', () => {
  it('writes one entry for each command, event and denial', async () => {
    await audit.publish('first', 3);
    await audit.deny('/api/v1/tokens');
    const { items } = await audit.list('correlation_id=first-i7-0');
    expect(items.map(({ action, outcome, kind }) => ({ action, outcome, kind }))).toEqual([
      { action: 'MessageDeleted', outcome: 'applied', kind: 'event' },
      { action: 'ResetInstance', outcome: 'requested', kind: 'command' },
    ]);
    expect((await audit.list('outcome=denied&actor=eve')).items).toMatchObject([
      { action: 'AccessDenied', target: 'principal', target_id: 'eve', body: { path: '/api/v1/tokens' } },
    ]);
    expect(await audit.verified()).toMatchObject({ ok: true, entries: 3 * AGGREGATES.length * 2 + 1 });
  });

  it('writes nothing for what is published a second time', async () => {
    const before = (await audit.verified()).entries;
    await audit.publish('first', 3);
    await audit.publish('mark', 1);
    expect((await audit.verified()).entries).toBe(before + AGGREGATES.length * 2);
  });

  it('is killed in the middle of its work, starts again, and has every message once', async () => {
    const before = (await audit.verified()).entries;
    const published = audit.publish('killed', 40);
    for (const share of [0.2, 0.5]) {
      const isSoFar = async () => (await audit.verified()).entries > before + 1600 * share;
      await waitFor('some of the work to be done', isSoFar);
      await audit.restart('SIGKILL');
    }
    await published;
    expect(await audit.verified()).toMatchObject({ ok: true, entries: before + 40 * AGGREGATES.length * 2 });
  });

  it('writes down what is not a message, or not signed, and goes on', async () => {
    await audit.bus.publisher.publish('instance.commands.v1', [{ key: 'i3', value: 'nonsense', headers: {} }]);
    await audit.bus.send('instance.commands.v1', 'ResetInstance', 'i3', {}, { id: 'forged', unsigned: true });
    await audit.publish('after-poison', 1);
    const { items } = await audit.list('action=Poison');
    expect(items.map(({ body }) => (body as { reason: string }).reason)).toEqual([
      'the command is not signed',
      'not a CloudEvents 1.0 message',
    ]);
  });

  it('lists newest first, by filter, in pages that neither repeat nor skip', async () => {
    const seen = await audit.search('target=i5&action=MessageDeleted', 7);
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
    const { items } = await audit.list('target=i5&action=MessageDeleted&limit=200');
    const middle = items[20]?.at ?? '';
    const since = (await audit.list(`target=i5&action=MessageDeleted&limit=200&since=${middle}`)).items;
    const until = (await audit.list(`target=i5&action=MessageDeleted&limit=200&until=${middle}`)).items;
    expect(since.every(({ at }) => at >= middle) && until.every(({ at }) => at <= middle)).toBe(true);
    expect(since.length + until.length - items.filter(({ at }) => at === middle).length).toBe(items.length);
  });

  it('finds what holds all of some words, in pages, whatever their case', async () => {
    const items = await audit.search('q=i5%20messagedeleted', 200);
    expect(items).toHaveLength(3 + 1 + 40 + 1);
    expect(new Set(items.map(({ target_id, action }) => `${target_id} ${action}`))).toEqual(
      new Set(['i5 MessageDeleted']),
    );
    expect((await audit.search('q=i5%20messagedeleted', 7)).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(await audit.search('q=.*', 200)).toEqual([]);
  });

  it.each(['target=i5&action=MessageDeleted', 'q=i5%20messagedeleted'])(
    'says how far back it looked: %s',
    async (of) => {
      const page = await audit.list(`${of}&limit=7`);
      expect([page.items.length, page.looked_back_to]).toEqual([7, page.items[6]?.at]);
      const all = await audit.list(`${of}&limit=200`);
      expect([all.next_cursor, all.looked_back_to]).toEqual([null, null]);
    },
  );

  it('hands out the entries of a filter as a file, with a proof of how many and which they are', async () => {
    const listed = (await audit.list('target=i5&action=MessageDeleted&limit=200')).items;
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
    const none = await (await audit.ask('/audit/export?format=jsonl&q=nowhere')).text();
    expect(JSON.parse(none)).toMatchObject({ proof: { entries: 0, sha256: createHash('sha256').digest('hex') } });
  });

  it('names every fault of a query', async () => {
    const response = await audit.ask('/audit?outcome=maybe&since=soon&limit=0&cursor=x&colour=red&actor[$ne]=x');
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string; message: string }[] };
    expect(errors).toContainEqual({
      pointer: '/cursor',
      message: 'is not a cursor that this list gave as next_cursor',
    });
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/actor[$ne]',
      '/colour',
      '/cursor',
      '/limit',
      '/outcome',
      '/since',
    ]);
  });

  it.each(['/audit?', '/audit/export?format=csv&'])('says at %s that a time ends before it begins', async (path) => {
    const response = await audit.ask(`${path}since=2026-02-02&until=2026-02-01`);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ pointer: '/until', message: 'is before "since"' }] },
    ]);
    expect((await audit.ask(`${path}since=2026-02-02&until=2026-02-02`)).status).toBe(200);
  });

  it('ends a whole verification that it was killed in, and keeps who asked for it', async () => {
    const { id } = await audit.verify({ scope: 'whole' });
    await audit.restart('SIGKILL');
    const record = await audit.endOf(id);
    expect(record).toMatchObject({ state: 'ended', asked_by: { id: 'ann' }, result: { ok: true, scope: 'whole' } });
    const listed = (await (await audit.ask('/audit/verifications?scope=whole&limit=1')).json()) as { items: unknown[] };
    expect(listed.items).toEqual([record]);
  });

  it('reads since a checkpoint only what came behind it', async () => {
    await waitFor('a checkpoint of all that is there', async () => (await audit.since()).entries === 0);
    await audit.publish('behind', 1);
    const { ok, scope, entries, since: from } = await audit.since();
    expect({ ok, scope }).toEqual({ ok: true, scope: 'since-checkpoint' });
    expect(entries).toBeLessThanOrEqual(AGGREGATES.length * 2);
    expect(from?.seq).toBeGreaterThan(0);
  });

  it('knows no verification that nobody asked for', async () => {
    const cancel = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by: ann }),
    };
    for (const response of [
      await audit.ask('/audit/verifications/none'),
      await audit.ask('/audit/verifications/none/cancel', cancel),
    ])
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
  });

  it('signs checkpoints, in the database and in the file, that agree with the log', async () => {
    await waitFor('a few checkpoints', async () => ((await audit.verified()).checkpoints.in_file ?? 0) >= 3);
    const { ok, checkpoints } = await audit.verified();
    expect({ ok, checkpoints }).toMatchObject({ ok: true, checkpoints: { enabled: true, ok: true } });
    const lines = (await readFile(audit.checkpointFile, 'utf8')).split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThanOrEqual(checkpoints.in_file ?? 0);
    expect(checkpoints.in_copy).toBeGreaterThanOrEqual(1);
  });

  it('hands a checkpoint out, and holds the log against it later', async () => {
    const pinned = await audit.checkpointOfNow();
    const other = { ...pinned, at: '2026-01-01T00:00:00.000Z' };
    for (const check of [audit.verified, audit.since]) {
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
    const { key: old } = await audit.checkpointOfNow();
    const next = ed25519Pair().privateKey;
    const key = { CHECKPOINT_KEY: JSON.stringify(next) };
    await expect(audit.restart('SIGTERM', key)).rejects.toThrow(`rehearse keys rotate checkpoint --lost ${old}`);
    const record = { key: old, successor: next.x, retired_at: new Date().toISOString(), signature: null };
    await audit.restart('SIGTERM', { ...key, CHECKPOINT_RETIRED_KEYS: JSON.stringify([record]) });
    expect((await audit.checkpointOfNow()).key).toBe(next.x);
    const { ok, checkpoints } = await audit.verified();
    expect(ok).toBe(true);
    expect(checkpoints.detail).toContain(`key ${old} was replaced`);
  });
});
