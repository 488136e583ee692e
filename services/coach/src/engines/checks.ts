import type { Redis } from 'ioredis';
import { checkCoach } from '@rehearsal/coach-http/check/check-coach';
import type { CoachAddress } from '@rehearsal/coach-http/ask-coach';
import { EngineCheck, isFault } from '@rehearsal/contracts/http/system/engines';
import type { Log } from '@rehearsal/platform/log';
import type { RedisKeys } from '../redis-keys.js';

const KEPT_SECONDS = 30 * 24 * 3600;
/** Longer than any one case takes beside the answers that it waits for. */
const SPARE_SECONDS = 60;
/** The case that waits for most answers asks so often, one after the other. */
const MOST_ANSWERS = 20;

export interface EngineChecks {
  /** Begins to check it, or joins whoever does already. */
  begin(engine: string, coach: CoachAddress): Promise<EngineCheck>;
  /** The last one of each that was ever checked, by the names of the engines. */
  last(engines: readonly string[]): Promise<Map<string, EngineCheck>>;
}

/**
 * Tries coaches of somebody's own as `rehearse coach check` does, from where they are asked. What was found is in Redis, so
 * that whichever process is asked tells of it; a check whose process died is `lost` once its mark has run out.
 */
export function engineChecks(redis: Redis, keys: RedisKeys, log: Log): EngineChecks {
  const keep = (check: EngineCheck) =>
    redis.set(keys.engineCheck(check.engine), JSON.stringify(check), 'EX', KEPT_SECONDS);

  async function last(engines: readonly string[]): Promise<Map<string, EngineCheck>> {
    const found = new Map<string, EngineCheck>();
    if (engines.length === 0) return found;
    const [texts, marks] = await Promise.all([
      redis.mget(engines.map(keys.engineCheck)),
      redis.mget(engines.map(keys.engineCheckMark)),
    ]);
    for (const [index, engine] of engines.entries()) {
      const { data } = EngineCheck.safeParse(JSON.parse(texts[index] ?? 'null'));
      if (data === undefined) continue;
      const isLost = data.state === 'running' && marks[index] === null;
      found.set(engine, isLost ? { ...data, state: 'lost' } : data);
    }
    return found;
  }

  async function run(begun: EngineCheck, coach: CoachAddress, seconds: number): Promise<void> {
    const { engine } = begun;
    let check = begun;
    for await (const result of checkCoach(coach)) {
      check = { ...check, cases: [...check.cases, result] };
      await redis.expire(keys.engineCheckMark(engine), seconds);
      await keep(check);
    }
    const passed = !check.cases.some(isFault);
    await keep({ ...check, state: 'ended', ended_at: new Date().toISOString(), passed });
    await redis.del(keys.engineCheckMark(engine));
  }

  return {
    last,
    begin: async (engine, coach) => {
      const seconds = Math.ceil((coach.timeoutMs * MOST_ANSWERS) / 1000) + SPARE_SECONDS;
      const isMine = (await redis.set(keys.engineCheckMark(engine), '1', 'EX', seconds, 'NX')) === 'OK';
      const underWay = isMine ? undefined : (await last([engine])).get(engine);
      if (underWay?.state === 'running') return underWay;
      const begun_at = new Date().toISOString();
      const begun: EngineCheck = { engine, state: 'running', begun_at, ended_at: null, passed: null, cases: [] };
      await keep(begun);
      run(begun, coach, seconds).catch((error: unknown) => log.warn({ err: error, engine }, 'a check was cut short'));
      return begun;
    },
  };
}
