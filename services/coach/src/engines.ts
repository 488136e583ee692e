import type { CoachConfig } from './config.js';
import { EngineError, type Engine } from './engine.js';
import { openaiEngine } from './openai/openai-engine.js';
import { scriptedEngine } from './scripted/scripted-engine.js';

/** The name that host applications ask for; whoever is configured answers to it. */
const HOUSE_MODEL = 'jan-v1-4b';

export interface Engines {
  /** Of whoever chooses none. */
  readonly house: Engine;
  /** By the name that an instance carries. */
  readonly byName: ReadonlyMap<string, Engine>;
  /** By the model name that callers of the API choose. */
  readonly byModel: ReadonlyMap<string, Engine>;
}

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

export function enginesOf(config: CoachConfig): Engines {
  const house = config.ENGINE === 'openai' ? openaiEngine(optionsOf(config)) : scriptedEngine;
  return {
    house,
    byName: new Map([scriptedEngine, house].map((engine) => [engine.name, engine])),
    byModel: new Map([
      [HOUSE_MODEL, house],
      [scriptedEngine.name, scriptedEngine],
      ...(config.ENGINE === 'openai' ? [[config.OPENAI_MODEL, house] as const] : []),
    ]),
  };
}

const optionsOf = (config: CoachConfig) => ({
  baseURL: config.OPENAI_BASE_URL,
  apiKey: config.OPENAI_API_KEY,
  model: config.OPENAI_MODEL,
  timeoutMs: config.OPENAI_TIMEOUT_SECONDS * 1000,
});
