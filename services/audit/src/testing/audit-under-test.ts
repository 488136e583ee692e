import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AuditVerification,
  Checkpoint,
  VerificationRecord,
  VerificationScope,
} from '@rehearsal/contracts/http/audit/audit';
import { ed25519Pair } from '@rehearsal/platform/ed25519-pair';
import { encode } from '@rehearsal/platform/envelope';
import { startService } from '@rehearsal/testing/service-process';
import { anAdmin, backingFromEnv, freshNamespace, openBus } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { entryView } from '../entries/entry-view.js';

export type Shown = ReturnType<typeof entryView>;

/** Who asks for verifications. */
export const ann = { id: 'ann', role: 'admin' as const };
/** The instances that something happens to. */
export const AGGREGATES = Array.from({ length: 20 }, (_, index) => `i${index}`);

interface Wanted {
  scope: VerificationScope;
  pinned?: Checkpoint[] | undefined;
  wait?: boolean;
}

/** The audit service as its own process on real backing services, which signs a checkpoint twice a second. */
export async function openAudit() {
  const namespace = freshNamespace();
  const home = await mkdtemp(join(tmpdir(), 'audit-'));
  const checkpointFile = join(home, 'checkpoints.jsonl');
  const bus = await openBus({
    namespace,
    commands: ['instance.commands.v1', 'access.events.v1'],
    events: ['instance.events.v1'],
  });
  const environment = {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]),
    CHECKPOINT_KEY: JSON.stringify(ed25519Pair().privateKey),
    CHECKPOINT_FILE: checkpointFile,
    CHECKPOINT_COPY_FILE: join(home, 'elsewhere', 'checkpoints.jsonl'),
    CHECKPOINT_SECONDS: '0.5',
  };
  const start = (more: Readonly<Record<string, string>> = {}) =>
    startService('services/audit/dist/main.js', { ...environment, ...more });
  let service = await start();

  const asked = async <T>(path: string, init?: RequestInit) => (await (await service.ask(path, init)).json()) as T;
  const list = (query: string) =>
    asked<{ items: Shown[]; next_cursor: string | null; looked_back_to: string | null }>(
      `/audit?${query.replace(/&cursor=$/, '')}`,
    );

  /** All that a query finds, over its pages. */
  const search = async (query: string, limit: number): Promise<Shown[]> => {
    const items: Shown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list(`${query}&limit=${limit}&cursor=${cursor}`);
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  };

  const publishStep = async (id: string, aggregateId: string, version: number): Promise<void> => {
    await bus.send('instance.commands.v1', 'ResetInstance', aggregateId, {}, { id });
    const event = {
      id: `${id}:0`,
      type: 'MessageDeleted',
      aggregateId,
      version,
      actor: anAdmin,
      correlationId: id,
      causationId: id,
      time: new Date().toISOString(),
      data: { message_id: 'm1' },
    };
    await bus.publisher.publish('instance.events.v1', [encode(event, 'instantiator')]);
  };

  const verify = ({ scope, pinned = [], wait = false }: Wanted): Promise<VerificationRecord> =>
    asked('/audit/verifications', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scope, checkpoints: pinned, wait, by: ann }),
    });
  const endOf = (id: string): Promise<VerificationRecord> =>
    waitFor('the end of the verification', async () => {
      const record = await asked<VerificationRecord>(`/audit/verifications/${id}`);
      return record.state === 'running' ? undefined : record;
    });
  const resultOf = async (wanted: Wanted): Promise<AuditVerification> => {
    const record = await verify({ ...wanted, wait: true });
    const { result, failure } = record.state === 'running' ? await endOf(record.id) : record;
    if (!result) throw new Error(failure ?? 'there is no verdict');
    return result;
  };

  return {
    bus,
    checkpointFile,
    ask: (path: string, init?: RequestInit) => service.ask(path, init),
    list,
    search,
    /** Publishes this many commands and their events for each aggregate, and waits for the last of each to be written down. */
    publish: async (name: string, times: number): Promise<void> => {
      for (let step = 0; step < times; step++)
        await Promise.all(AGGREGATES.map((aggregate) => publishStep(`${name}-${aggregate}-${step}`, aggregate, step)));
      for (const aggregate of AGGREGATES) {
        const correlation = `${name}-${aggregate}-${times - 1}`;
        const areThere = async () => (await list(`correlation_id=${correlation}`)).items.length === 2;
        await waitFor(`the entries of ${correlation}`, areThere);
      }
    },
    deny: async (path: string): Promise<void> => {
      const event = {
        id: 'denied-1',
        type: 'AccessDenied',
        aggregateId: 'eve',
        actor: { id: 'eve', role: 'viewer' as const },
        correlationId: 'denied-1',
        time: new Date().toISOString(),
        data: { method: 'GET', path, status: 403, code: 'FORBIDDEN', permission: 'token:manage' },
      };
      await bus.publisher.publish('access.events.v1', [encode(event, 'gateway')]);
      await waitFor('the denial', async () => (await list('correlation_id=denied-1')).items.length === 1);
    },
    /** A new checkpoint. */
    checkpointOfNow: () => asked<Checkpoint>('/audit/checkpoints', { method: 'POST' }),
    verify,
    endOf,
    /** All of it. */
    verified: (pinned: Checkpoint[] = []) => resultOf({ scope: 'whole', pinned }),
    since: (pinned: Checkpoint[] = []) => resultOf({ scope: 'since-checkpoint', pinned }),
    /** Ends the process, unless it has ended, and starts another. */
    restart: async (signal: NodeJS.Signals, more?: Readonly<Record<string, string>>): Promise<void> => {
      await service.kill(signal);
      service = await start(more);
    },
    close: async () => {
      await service.kill('SIGTERM');
      await bus.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
export type AuditUnderTest = Awaited<ReturnType<typeof openAudit>>;
