import type { Scenario, ScenarioEvent } from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import { PlatformError, Refusal } from '@rehearsal/platform/errors';
import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { keptInMemory } from '@rehearsal/platform/kept-in-memory';

/** Which template a command means; it carries the one that no scenario here has. */
interface Named {
  scenario_id: string | null;
  scenario_version: number | null;
  template?: Template | undefined;
}

/**
 * Templates by scenario and version, where they never change. They come with the events of scenarios; one that has not come
 * yet, or is not kept any more, is asked of its owner.
 */
export class Templates {
  readonly #kept = keptInMemory<Template>({ values: 500, entries: 50_000 }, (template) => template);

  constructor(private readonly scenarios: Pick<OwnerClient, 'get'>) {}

  keep({ aggregateId, data }: Extract<ScenarioEvent, { type: 'ScenarioCreated' | 'ScenarioUpdated' }>): void {
    this.#kept.set(keyOf(aggregateId, data.version), data.template);
  }

  /** Refuses a version that there is not; throws an outage where its owner does not answer. */
  async of({ scenario_id: id, scenario_version: version, template }: Named): Promise<Template> {
    if (template) return template;
    if (id === null || version === null) throw new Error('a command without a scenario carries no template');
    const key = keyOf(id, version);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const asked = await this.#ask(id, version);
    this.#kept.set(key, asked);
    return asked;
  }

  async #ask(id: string, version: number): Promise<Template> {
    try {
      const path = `/scenarios/${encodeURIComponent(id)}/versions/${version}`;
      return (await this.scenarios.get<Scenario>(path)).template;
    } catch (error) {
      if (!(error instanceof PlatformError) || error.status !== 404) throw error;
      throw new Refusal('SCENARIO_DELETED', `There is no version ${version} of the scenario "${id}" (any more).`);
    }
  }
}

const keyOf = (id: string, version: number): string => `${id} ${version}`;
