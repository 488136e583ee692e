import { readFileSync } from 'node:fs';
import type { CoachAddress } from '@rehearsal/coach-http/ask-coach';
import { addressOf } from '@rehearsal/coach-http/engine-map/address-of';
import type { EngineMap, HttpSettings } from '@rehearsal/coach-http/engine-map/engine-settings';
import { EnginesText } from '@rehearsal/coach-http/engine-map/read-engine-map';
import { secretsFrom } from '@rehearsal/coach-http/engine-map/secrets';
import { closest, withHint } from '@rehearsal/contracts/text/suggest';
import { InputError } from '../errors.js';

/** What is said of a coach beside its name or address. */
export interface Wish {
  /** Names of variables. */
  secret?: string;
  bearer?: string;
  /** Seconds. */
  timeout?: number;
}

/** A coach of your own by its address, or by its name in the map of engines that `npm start` would read here. */
export function findCoach(name: string, wish: Wish, environment: NodeJS.ProcessEnv): CoachAddress {
  const settings = /^https?:\/\//.test(name) ? atAddress(name, wish) : inMap(name, wish, environment);
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
    ...(timeout !== undefined && { timeout_seconds: timeout }),
    ...(secret !== undefined && { secret: { variable: secret } }),
    ...(bearer !== undefined && { bearer: { variable: bearer } }),
  };
  const read = EnginesText.safeParse(JSON.stringify({ coach }));
  if (read.success && read.data['coach']?.kind === 'http') return read.data['coach'];
  throw new InputError((read.error?.issues ?? []).map(({ message }) => ofOption(message)).join('\n'));
}

/** A fault of the map in the words of a command line: of `--secret`, not of `coach.secret.variable`. */
const ofOption = (message: string): string =>
  message.replace(/^coach\.?(\w*)\S*/, (_, key: string) =>
    key === 'url' ? 'The address' : `--${key.split('_')[0] ?? ''}`,
  );

function inMap(name: string, { secret, bearer, timeout }: Wish, environment: NodeJS.ProcessEnv): HttpSettings {
  const map = readMap(environment);
  const engine = map[name];
  if (engine?.kind === 'http') {
    if (secret === undefined && bearer === undefined)
      return { ...engine, ...(timeout !== undefined && { timeout_seconds: timeout }) };
    throw new InputError(`The map of engines says how "${name}" is asked: leave --secret and --bearer out, or give its address.`); // prettier-ignore
  }
  if (looksLikeAddress(name))
    throw new InputError(withHint(`"${name}" is no address: it begins with no http:// or https://.`, `http://${name}`));
  const names = Object.keys(map).filter((each) => map[each]?.kind === 'http');
  const known = names.length === 0 ? 'ENGINES and ENGINES_FILE name none' : `there are ${names.join(', ')}`;
  throw new InputError(withHint(`"${name}" is neither an address nor an http engine: ${known}.`, closest(name, names)));
}

/** What a name of an engine cannot be. */
const looksLikeAddress = (name: string): boolean =>
  /[:/]/.test(name) && !name.includes('://') && URL.canParse(`http://${name}`);

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
