import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { Stage } from '../stage/stage.js';
import { sampleTemplate } from './templates.js';

const AT_ONCE = 1000;
type Row = Record<string, unknown> & { _id: string };

/**
 * Fills a store with copies of a scenario that was made through the door, and of its primary instance, each with a name
 * and a time of its own and every hundredth with a tag. They are written where the services keep what they read: through
 * the door it would take hours.
 */
export async function fillWithScenarios(stage: Stage, count: number): Promise<void> {
  const { id } = await stage.client.command<{ id: string }>('POST', '/test-scenarios', {
    name: `Model ${randomUUID()}`,
    tags: ['model'],
    template: sampleTemplate,
  });
  const connection = await mongoose.createConnection(stage.mongoUrl).asPromise();
  try {
    const scenarios = connection.useDb('rehearsal_scenario').collection<Row>('scenarios');
    const instances = connection.useDb('rehearsal_instantiator').collection<Row>('instances');
    const [scenario, instance] = await Promise.all([
      scenarios.findOne({ _id: id }),
      instances.findOne({ _id: `${id}-primary` }),
    ]);
    if (!scenario || !instance) throw new Error('the model has no snapshot');
    for (let start = 0; start < count; start += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, offset) => start + offset);
      await scenarios.insertMany(numbers.map((n) => copyOfScenario(scenario, n)));
      await instances.insertMany(numbers.map((n) => copyOfInstance(instance, n)));
    }
  } finally {
    await connection.close();
  }
}

/** Of one length, so that no word begins another: a search for it finds one scenario, however many there are. */
export const wordOf = (n: number): string => `number${String(n).padStart(9, '0')}`;

const nameOf = (n: number): string => `copy ${wordOf(n)}`;
const timeOf = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
const beginnings = (word: string): string[] => Array.from(word, (_, index) => word.slice(0, index + 1));

const copyOfScenario = (model: Row, n: number): Row => ({
  ...model,
  _id: `copy-${n}`,
  id: `copy-${n}`,
  created_at: timeOf(n),
  updated_at: timeOf(n),
  name: nameOf(n),
  tags: n % 100 === 0 ? ['hundredth'] : [],
  told: { instances: 1 + (n % 50), last_used_at: timeOf((n * 7919) % 1_000_000) },
  look_up: { ...(model.look_up as object), beginnings: nameOf(n).split(' ').flatMap(beginnings) },
});

const copyOfInstance = (model: Row, n: number): Row => ({
  ...model,
  _id: `copy-${n}-primary`,
  scenario_id: `copy-${n}`,
  scenario_name: nameOf(n),
  created_at: timeOf(n),
});
