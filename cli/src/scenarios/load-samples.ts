import { join } from 'node:path';
import { openClient } from '@rehearsal/client/client';
import { findScenarioFiles } from './find-files.js';
import { applyChange, planChanges } from './plan.js';
import { readContents } from './read-contents.js';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';

/** Adds the sample scenarios that are not there yet; those that somebody changed stay as they are. */
export async function loadSamples(
  { repository }: { repository: string },
  system: { url: string; token: string },
): Promise<string> {
  const api = openClient({ url: system.url, token: () => system.token });
  const changes = await planChanges(api, await readSamples(repository));
  const absent = changes.filter(({ action }) => action === 'create');
  for (const change of absent) await applyChange(api, change);
  return absent.length === 0 ? `all ${changes.length} are there` : `added ${absent.length} of ${changes.length}`;
}

/** The samples that come with the clone. */
export const readSamples = async (repository: string): Promise<ScenarioContent[]> =>
  readContents(await findScenarioFiles([join(repository, 'samples')]));
