import type { CoachConfig } from './config.js';
import type { Engine } from './engine.js';
import { openaiEngine } from './openai/openai-engine.js';
import { scriptedEngine } from './scripted/scripted-engine.js';

/** The name that host applications ask for; whoever is configured answers to it. */
const HOUSE_MODEL = 'jan-v1-4b';

/** Engines by the model name that callers choose. */
export interface Engines {
  readonly house: Engine;
  readonly byModel: ReadonlyMap<string, Engine>;
}

export function enginesOf(config: CoachConfig): Engines {
  const house = config.ENGINE === 'openai' ? openaiEngine(optionsOf(config)) : scriptedEngine;
  return {
    house,
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
