import type { EngineRow } from '@rehearsal/contracts/http/system/engines';
import { ConfigError } from '@rehearsal/platform/config';
import { addressOf } from '@rehearsal/coach-http/engine-map/address-of';
import type { EngineMap, EngineSettings } from '@rehearsal/coach-http/engine-map/engine-settings';
import type { SecretReference } from '@rehearsal/coach-http/engine-map/secrets';
import { EngineError, type Engine } from '../engine.js';
import { httpEngine } from '../http/http-engine.js';
import { openaiEngine } from '../openai/openai-engine.js';
import { scriptedEngine } from '../scripted/scripted-engine.js';
import { considerate } from './considerate.js';

/** The name that host applications ask for; whoever is configured answers to it. */
const HOUSE_MODEL = 'jan-v1-4b';

/** The coaches that can be asked. */
export interface Engines {
  /** Of whoever chooses none. */
  readonly house: Engine;
  /** By the name that an instance carries. */
  readonly byName: ReadonlyMap<string, Engine>;
  /** By the model name that callers of the API choose. */
  readonly byModel: ReadonlyMap<string, Engine>;
}

interface Chosen {
  /** Name of the house's own. */
  readonly house: string;
  readonly settings: EngineMap;
  readonly readSecret: (reference: SecretReference) => string;
}

export function enginesOf({ house: name, settings, readSecret }: Chosen): Engines {
  const byName = new Map<string, Engine>([[scriptedEngine.name, scriptedEngine]]);
  for (const [each, how] of Object.entries(settings)) byName.set(each, engineNamed(each, how, readSecret));
  const house = byName.get(name);
  if (!house) throw new Error(`ENGINE is "${name}", which is none of ${[...byName.keys()].join(', ')}`);
  return {
    house,
    byName,
    byModel: new Map([[HOUSE_MODEL, house], ...byName, ...modelsOf(settings, byName)]),
  };
}

function engineNamed(name: string, settings: EngineSettings, readSecret: Chosen['readSecret']): Engine {
  try {
    return engineBy(name, settings, readSecret);
  } catch (error) {
    throw new ConfigError(`The engine "${name}" of ENGINES cannot be asked: ${(error as Error).message}`);
  }
}

function engineBy(name: string, settings: EngineSettings, readSecret: Chosen['readSecret']): Engine {
  if (settings.kind === 'scripted') return { ...scriptedEngine, name };
  const { max_concurrent, max_calls_per_run, max_tokens_per_run } = settings;
  const engine =
    settings.kind === 'http'
      ? httpEngine(name, addressOf(settings, readSecret))
      : openaiEngine({
          name,
          baseURL: settings.base_url,
          apiKey: settings.api_key ? readSecret(settings.api_key) : '',
          model: settings.model,
          timeoutMs: settings.timeout_seconds * 1000,
          asksForUsage: settings.usage,
        });
  const budget = { maxCallsPerRun: max_calls_per_run, maxTokensPerRun: max_tokens_per_run };
  return { ...considerate(engine, max_concurrent), ...budget };
}

/** A language model also answers to its own name. */
const modelsOf = (settings: EngineMap, byName: ReadonlyMap<string, Engine>): [string, Engine][] =>
  Object.entries(settings).flatMap(([name, how]) => {
    const engine = byName.get(name);
    return how.kind === 'openai' && engine ? [[how.model, engine]] : [];
  });

/** The engine that an instance carries. It may have been one of yesterday's; no other takes its place in silence. */
export function engineOf({ house, byName }: Engines, name: string | null): Engine {
  if (name === null) return house;
  const engine = byName.get(name);
  if (!engine)
    throw new EngineError(
      'ENGINE_UNKNOWN',
      `There is no engine "${name}" here any more: configure it, or make the instance again with one of ${[...byName.keys()].join(', ')}.`,
    );
  return engine;
}

export const engineRows = ({ house, byName }: Engines): EngineRow[] =>
  [...byName.values()].map((engine) => ({
    name: engine.name,
    kind: engine.kind,
    fingerprint: engine.fingerprint,
    default: engine === house,
    max_concurrent: engine.maxConcurrent ?? null,
    timeout_seconds: Number.isFinite(engine.timeoutMs) ? engine.timeoutMs / 1000 : null,
    max_calls_per_run: engine.maxCallsPerRun ?? null,
    max_tokens_per_run: engine.maxTokensPerRun ?? null,
  }));

/** How long an answer may take, of any engine. */
export const longestMs = ({ byName }: Engines): number =>
  Math.max(...[...byName.values()].map(({ timeoutMs }) => timeoutMs).filter((ms) => Number.isFinite(ms)), 0);
