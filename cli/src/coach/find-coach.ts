import { readFileSync } from 'node:fs';
import type { CoachAddress } from '@rehearsal/coach-http/ask-coach';
import { addressOf } from '@rehearsal/coach-http/engine-map/address-of';
import type { EngineMap, HttpSettings } from '@rehearsal/coach-http/engine-map/engine-settings';
import { EnginesText } from '@rehearsal/coach-http/engine-map/read-engine-map';
import { secretsFrom } from '@rehearsal/coach-http/engine-map/secrets';
import { closest, withHint } from '@rehearsal/contracts/text/suggest';
import { InputError } from '../errors.js';

interface Wish {
  secret?: string;
  bearer?: string;
  timeout: string;
}

/** A coach of your own by its address, or by its name in the map of engines that `npm start` would read here. */
export function findCoach(name: string, wish: Wish, environment: NodeJS.ProcessEnv): CoachAddress {
  const settings = /^https?:\/\//.test(name) ? atAddress(name, wish) : inMap(name, environment);
  try {
    return addressOf(settings, secretsFrom(environment));
  } catch (error) {
    throw new InputError(`The coach "${name}" cannot be asked: ${(error as Error).message}.`);
  }
}

function atAddress(url: string, { secret, bearer, timeout }: Wish): HttpSettings {
  const coach = {
    kind: 'http',
    url,
    timeout_seconds: Number(timeout),
    ...(secret !== undefined && { secret: { variable: secret } }),
    ...(bearer !== undefined && { bearer: { variable: bearer } }),
  };
  const read = EnginesText.safeParse(JSON.stringify({ coach }));
  if (read.success && read.data['coach']?.kind === 'http') return read.data['coach'];
  throw new InputError((read.error?.issues ?? []).map(({ message }) => message.replace(/^coach\.?/, '')).join('\n'));
}

function inMap(name: string, environment: NodeJS.ProcessEnv): HttpSettings {
  const map = readMap(environment);
  const engine = map[name];
  if (engine?.kind === 'http') return engine;
  const names = Object.keys(map).filter((each) => map[each]?.kind === 'http');
  const known = names.length === 0 ? 'ENGINES and ENGINES_FILE name none' : `there are ${names.join(', ')}`;
  throw new InputError(withHint(`"${name}" is neither an address nor an http engine: ${known}.`, closest(name, names)));
}

function readMap({ ENGINES, ENGINES_FILE }: NodeJS.ProcessEnv): EngineMap {
  try {
    return EnginesText.parse(ENGINES_FILE ? readFileSync(ENGINES_FILE, 'utf8') : (ENGINES ?? '{}'));
  } catch (error) {
    const faults = error as { issues?: { message: string }[]; message: string };
    throw new InputError(
      `The map of engines: ${faults.issues?.map(({ message }) => message).join('; ') ?? faults.message}`,
    );
  }
}
