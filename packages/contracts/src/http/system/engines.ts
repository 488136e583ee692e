import { z } from 'zod';
import { Timestamp } from '../../messages/message.js';
import { itemsOf } from '../page.js';

/** How an engine is asked: ours without a network, an OpenAI-compatible endpoint, or a coach of your own over HTTP. */
export const EngineKind = z.enum(['scripted', 'openai', 'http']);
export type EngineKind = z.infer<typeof EngineKind>;

/** An engine as people see it. What it is reached by and with is not for everybody's eyes. */
export const EngineRow = z
  .strictObject({
    name: z.string(),
    kind: EngineKind,
    /** Kind, model and digest of the instructions: two answers of one fingerprint are of the same coach. */
    fingerprint: z.string(),
    /** Whether it answers whoever chooses none. */
    default: z.boolean(),
    /** How many turns it is asked for at once by each process; null: as many as there are. */
    max_concurrent: z.int().positive().nullable(),
    timeout_seconds: z.number().positive().nullable(),
    /** What a rehearsal run may ask it for, over all trials, unless the run says otherwise; null: no limit. */
    max_calls_per_run: z.int().positive().nullable(),
    max_tokens_per_run: z.int().positive().nullable(),
  })
  .meta({ id: 'Engine' });
export type EngineRow = z.infer<typeof EngineRow>;

/** What one case of a check showed. */
export const EngineCheckCase = z.strictObject({
  /** What is right, as a sentence. */
  name: z.string(),
  /** Null: it could not be tried. */
  ok: z.boolean().nullable(),
  /** Told, and no reason to fail. */
  should: z.boolean(),
  /** What was seen where it is not as it should be, and what to do. */
  found: z.string().nullable(),
  remedy: z.string().nullable(),
});
export type EngineCheckCase = z.infer<typeof EngineCheckCase>;

/** The last time that a coach of your own was tried in each way in which Rehearsal may ask it. */
export const EngineCheck = z
  .strictObject({
    engine: z.string(),
    /** `lost`: the process that made it ended before it was over. */
    state: z.enum(['running', 'ended', 'lost']),
    begun_at: Timestamp,
    ended_at: Timestamp.nullable(),
    /** Whether it can be rehearsed; null until the check has ended. */
    passed: z.boolean().nullable(),
    /** So far while it goes on. */
    cases: z.array(EngineCheckCase),
  })
  .meta({ id: 'EngineCheck' });
export type EngineCheck = z.infer<typeof EngineCheck>;

/** An engine for those who look after it. Secrets, and whatever an address may carry of them, are never told. */
export const EngineSettingsRow = EngineRow.extend({
  /** Where it is asked, without its query; null for one without a network. */
  address: z.string().nullable(),
  /** Of a language model its name. */
  model: z.string().nullable(),
  /** Whether each request is signed. */
  signs: z.boolean(),
  /** Whether there is a check for engines of its kind. */
  checkable: z.boolean(),
  check: EngineCheck.nullable(),
}).meta({ id: 'EngineSettings' });
export type EngineSettingsRow = z.infer<typeof EngineSettingsRow>;

export const EngineSettingsList = itemsOf(EngineSettingsRow);
export type EngineSettingsList = z.infer<typeof EngineSettingsList>;

/** A case that failed the check, and was not only told. */
export const isFault = ({ ok, should }: EngineCheckCase): boolean => ok === false && !should;
