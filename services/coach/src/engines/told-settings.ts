import type { EngineCheck, EngineSettingsRow } from '@rehearsal/contracts/http/system/engines';
import type { EngineMap, EngineSettings } from '@rehearsal/coach-http/engine-map/engine-settings';
import { engineRows, type Engines } from './engines.js';

/** How each engine is asked, for those who look after it; without what may be secret. */
export const engineSettings = (
  engines: Engines,
  settings: EngineMap,
  checks: ReadonlyMap<string, EngineCheck>,
): EngineSettingsRow[] =>
  engineRows(engines).map((row) => {
    const how = settings[row.name];
    return {
      ...row,
      address: how === undefined ? null : addressOf(how),
      model: how?.kind === 'openai' ? how.model : null,
      signs: how?.kind === 'http' && how.secret !== undefined,
      checkable: how?.kind === 'http',
      check: checks.get(row.name) ?? null,
    };
  });

/** People put keys into queries, and names with passwords before hosts. */
function addressOf(settings: EngineSettings): string | null {
  if (settings.kind === 'scripted') return null;
  const { origin, pathname } = new URL(settings.kind === 'http' ? settings.url : settings.base_url);
  return `${origin}${pathname === '/' ? '' : pathname}`;
}
