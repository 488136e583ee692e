import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import type { ScenarioRow, ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { APPLIED_TAG, withoutAppliedTags } from '@rehearsal/contracts/scenario/scenario-file-text';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import type { Client } from '@rehearsal/client/client';

export type Change =
  | { action: 'create'; content: ScenarioContent }
  | { action: 'update'; content: ScenarioContent; id: string; version: number }
  | { action: 'unchanged'; content: ScenarioContent; id: string; version: number }
  | { action: 'delete'; content: Pick<ScenarioContent, 'name'>; id: string; version: number };

/** What must be done so that the system holds these scenarios; they are known by name, as the system tells names apart. */
export async function planChanges(
  api: Client,
  contents: readonly ScenarioContent[],
): Promise<Exclude<Change, { action: 'delete' }>[]> {
  const rows = new Map((await api.all<ScenarioRow>('/test-scenarios')).map((row) => [foldName(row.name), row]));
  return Promise.all(
    contents.map(async (content) => {
      const row = rows.get(foldName(content.name));
      if (row === undefined) return { action: 'create', content };
      const current = await api.get<ScenarioView>(`/test-scenarios/${row.id}`);
      return {
        action: isSame(current, content) ? 'unchanged' : 'update',
        content,
        id: row.id,
        version: current.version,
      };
    }),
  );
}

/** The tag that a set of files leaves on the scenarios it made or changed, and by which it knows them again. */
export const tagOfSet = (set: string | undefined): string =>
  set === undefined ? APPLIED_TAG : `${APPLIED_TAG}:${set}`;

/** As it is sent: with the tag of its set, and no other set's. */
export const tagged = (content: ScenarioContent, tag: string): ScenarioContent => ({
  ...content,
  tags: [...withoutAppliedTags(content.tags), tag],
});

/** What the files of this set once made and do not hold any more. What people made by hand bears no such tag. */
export async function planDeletions(
  api: Client,
  contents: readonly ScenarioContent[],
  tag: string,
): Promise<Extract<Change, { action: 'delete' }>[]> {
  const kept = new Set(contents.map(({ name }) => foldName(name)));
  const rows = await api.all<ScenarioRow>('/test-scenarios', { tag });
  return rows
    .filter(({ name, tags }) => tags.includes(tag) && !kept.has(foldName(name)))
    .map(({ id, name, version }) => ({ action: 'delete', content: { name }, id, version }));
}

/**
 * Templates and rehearsals are compared as they are kept: canonical, so that spelling and order of keys do not count. Nor does whose
 * set of files a scenario belongs to.
 */
export function isSame(current: ScenarioContent, wanted: ScenarioContent): boolean {
  const essence = ({ name, description, tags, template, rehearsals }: ScenarioContent) =>
    canonicalJson({ name, description, tags: withoutAppliedTags(tags), template, rehearsals });
  return essence(current) === essence(wanted);
}

/**
 * Carries out one change, unless somebody changed the scenario since it was planned. Answers the scenario as it is
 * now, or was.
 */
export async function applyChange(api: Client, change: Change): Promise<{ id: string; version: number }> {
  switch (change.action) {
    case 'create':
      return api.command<ScenarioView>('POST', '/test-scenarios', change.content);
    case 'update':
      return api.command<ScenarioView>('PUT', `/test-scenarios/${change.id}`, change.content, {
        ifVersion: change.version,
      });
    case 'delete':
      await api.command('DELETE', `/test-scenarios/${change.id}`, undefined, { ifVersion: change.version });
      return change;
    case 'unchanged':
      return change;
  }
}
