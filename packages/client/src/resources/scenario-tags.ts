import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { Client } from '../client.js';

/** Which tags a scenario is to have, and which no more. */
interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Changes the tags of a scenario as it is now: somebody else may have changed it since it was listed, and what they did
 * stays. Answers the tags that it has then, and whether that changed any.
 */
export async function changeTags(
  api: Client,
  id: string,
  { add, remove }: TagChange,
): Promise<{ tags: readonly string[]; isChanged: boolean }> {
  const path = `/test-scenarios/${encodeURIComponent(id)}`;
  const { tags: before, version } = await api.get<ScenarioView>(path);
  const tags = [...new Set([...before, ...add])].filter((tag) => !remove.includes(tag));
  const isChanged = tags.join('\n') !== before.join('\n');
  if (isChanged) await api.command('PATCH', path, { tags }, { ifVersion: version });
  return { tags, isChanged };
}
