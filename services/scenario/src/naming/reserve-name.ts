import type { Connection } from 'mongoose';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import type { ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { Refusal } from '@rehearsal/platform/errors';
import type { Journal } from '@rehearsal/platform/journal/journal';
import { collectionOf, isDuplicateKey, type Collection } from '@rehearsal/platform/stores/mongo';
import { refuseOverdue } from './refuse-overdue.js';
import { claimantOf, type Reservation } from './reservation.js';
import type { ScenarioRecord } from '../scenario.js';

export interface ScenarioNamesOptions {
  /** How long a name is kept for a command that has not been written down yet. */
  claimSeconds: number;
  now: () => Date;
}

/**
 * Names are unique over all scenarios, whose commands are decided apart and by several processes: so a name is claimed for
 * one command before it is decided, by a single write that only one can win (ADR 13).
 */
export class ScenarioNames {
  readonly #reservations: Collection<Reservation>;

  constructor(
    connection: Connection,
    private readonly journal: Journal<ScenarioRecord, ScenarioFact>,
    private readonly options: ScenarioNamesOptions,
  ) {
    this.#reservations = collectionOf<Reservation>(connection, 'scenario_names');
  }

  /** Claims the name for this command, or refuses with SCENARIO_NAME_TAKEN. */
  async reserve(name: string, command: AnyMessage): Promise<void> {
    const key = foldName(name);
    const claim = { scenarioId: command.aggregateId, ...this.#claimOf(command) };
    for (;;) {
      try {
        await this.#reservations.insertOne({ _id: key, ...claim });
        return;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const held = await this.#reservations.findOne({ _id: key });
      if (held === null) continue;
      if (held.scenarioId !== claim.scenarioId) await this.#refuseUnlessFree(key, held);
      // Only over what was looked at: whoever claimed it meanwhile, the same scenario too, is looked at anew.
      const seen = held.claimant ? { 'claimant.id': held.claimant.id } : { claimant: { $exists: false } };
      const taken = await this.#reservations.updateOne(
        { _id: key, scenarioId: held.scenarioId, ...seen },
        { $set: claim },
      );
      if (taken.matchedCount === 1) return;
    }
  }

  /**
   * A reservation counts while its scenario bears the name, and while its command may still give it. Its command is looked
   * for first: once that is in the journal, the scenario gets the name again only by another claim.
   */
  async #refuseUnlessFree(key: string, { scenarioId, claimant, claimed_at }: Reservation): Promise<void> {
    const underWay = claimant && (await this.journal.findByCommand(scenarioId, claimant.id)) === null;
    const { state } = await this.journal.load(scenarioId);
    if (state && foldName(state.name) === key)
      throw new Refusal('SCENARIO_NAME_TAKEN', `There is a scenario named "${state.name}" already.`);
    if (!underWay) return;
    const overdueSince = new Date(this.options.now().getTime() - this.options.claimSeconds * 1000).toISOString();
    if (
      (claimed_at ?? '') > overdueSince ||
      !(await refuseOverdue(this.journal, scenarioId, claimant, this.options.now))
    )
      throw new Refusal('SCENARIO_NAME_TAKEN', 'Another scenario is being given this name just now.');
  }

  #claimOf(command: AnyMessage) {
    return { claimant: claimantOf(command), claimed_at: this.options.now().toISOString() };
  }
}
