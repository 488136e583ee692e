import type { Connection } from 'mongoose';
import type { Scenario, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { Refusal } from '@rehearsal/platform/errors';
import type { Journal } from '@rehearsal/platform/journal/journal';
import { collectionOf, isDuplicateKey, type Collection } from '@rehearsal/platform/mongo';

interface Reservation {
  /** The name, compared without regard to case. */
  _id: string;
  scenarioId: string;
}

/** Names are unique over all scenarios, whose commands are decided apart: so a name is reserved before it is given. */
export class ScenarioNames {
  readonly #names: Collection<Reservation>;

  constructor(
    connection: Connection,
    private readonly journal: Journal<Scenario, ScenarioFact>,
  ) {
    this.#names = collectionOf<Reservation>(connection, 'scenario_names');
  }

  /** Refuses with SCENARIO_NAME_TAKEN. A reservation that a crash or a rename left behind is taken over. */
  async reserve(name: string, scenarioId: string): Promise<void> {
    const key = nameKey(name);
    try {
      await this.#names.insertOne({ _id: key, scenarioId });
      return;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const holder = (await this.#names.findOne({ _id: key }))?.scenarioId;
    if (holder === scenarioId) return;
    const held = holder === undefined ? undefined : (await this.journal.load(holder)).state;
    if (held && nameKey(held.name) === key)
      throw new Refusal('SCENARIO_NAME_TAKEN', `There is a scenario named "${held.name}" already.`);
    const taken = await this.#names.updateOne(
      { _id: key, ...(holder === undefined ? {} : { scenarioId: holder }) },
      { $set: { scenarioId } },
    );
    if (taken.matchedCount === 0)
      throw new Refusal('SCENARIO_NAME_TAKEN', `Someone else took the name "${name}" just now.`);
  }
}

const nameKey = (name: string): string => name.trim().toLowerCase();
