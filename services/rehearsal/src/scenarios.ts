import { LRUCache } from 'lru-cache';
import type { RehearsalSource } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import type { Contents, FileContent } from './runs/contents.js';

/** A scenario as its owner lists those that have rehearsals. */
export interface ScenarioWithRehearsals {
  id: string;
  name: string;
  version: number;
  tags: string[];
  rehearsals: { name: string; description?: string; repeat: number }[];
}

const KEPT = 50;

/** What a trial is made from: a version of a scenario or the content of a file. Neither ever changes. */
export function contentsFrom(scenario: Pick<OwnerClient, 'get'>, contents: Pick<Contents, 'find'>) {
  const known = new LRUCache<string, Promise<FileContent | undefined>>({ max: KEPT });

  const read = (source: RehearsalSource): Promise<FileContent | undefined> =>
    'content' in source
      ? contents.find(source.content)
      : unlessNotFound(
          scenario.get<FileContent>(`/scenarios/${source.scenario_id}/versions/${source.scenario_version}`),
        );

  /** Undefined where there is none (any more). */
  return (source: RehearsalSource): Promise<FileContent | undefined> => {
    const key = 'content' in source ? source.content : `${source.scenario_id}/${source.scenario_version}`;
    const found = known.get(key) ?? read(source);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
}
