import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import { reasonOf } from '../sentence/sentence.js';

type Fact = readonly [name: string, value: string | null, kind?: 'code'];

const exact = (at: string): string => `${new Date(at).toLocaleString()} (${at})`;

const bodyWords = ({ body, body_bytes: bytes }: AuditEntry): string =>
  body === null ? `${bytes} bytes, erased or too large to be kept` : `${bytes} bytes`;

/** What an entry holds, but for its body. */
export const factsOf = (entry: AuditEntry): readonly Fact[] => [
  ['Happened', exact(entry.at)],
  ['Written down', exact(entry.recorded_at)],
  ['Actor', `${entry.actor.id} (${entry.actor.role})`],
  ['From', entry.actor.ip ?? null],
  ['Action', `${entry.action} (${entry.kind})`],
  ['Target', `${entry.target} ${entry.target_id}`],
  ['Outcome', entry.outcome],
  ['Reason', reasonOf(entry) ?? null],
  ['Command', entry.command_id, 'code'],
  ['Event', entry.event_id, 'code'],
  ['Chain', `${entry.chain}, entry ${entry.n}`],
  ['Body', bodyWords(entry)],
  ['Body’s hash', entry.body_hash, 'code'],
  ['Hash before', entry.prev_hash, 'code'],
  ['Its hash', entry.hash, 'code'],
];
