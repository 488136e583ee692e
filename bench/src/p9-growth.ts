import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { atMost, type Figure, type Round } from './figure.js';
import { sampleTemplate } from './sample-template.js';
import type { Stage } from './stage.js';
import { median, timeEach } from './statistics.js';

const FEW = 1000;
const AT_ONCE = 1000;
const GOAL = 1.3;

type Row = Record<string, unknown> & { _id: string };

/**
 * P9, growth: the same requests at 1,000 scenarios and at many, each with its primary instance. Floor: the store itself
 * when it was small. Scenarios are copies of one that was made through the door, written where the services keep theirs.
 */
export async function growth(
  stage: Stage,
  { rounds, perRound, grown }: { rounds: number; perRound: number; grown: number },
): Promise<Figure[]> {
  const connection = await mongoose.createConnection(stage.mongoUrl).asPromise();
  try {
    const made = await stage.post('/test-scenarios', {
      name: `Model ${randomUUID()}`,
      tags: ['model'],
      template: sampleTemplate,
    });
    const add = await copier(connection, String(made.id));
    await add(0, FEW);
    // The first requests of a kind are slow for reasons of their own.
    await measure(stage, 1, perRound);
    const small = await measure(stage, rounds, perRound);
    await add(FEW, grown);
    const large = await measure(stage, rounds, perRound);
    return Object.keys(small).map((what) => {
      const pairs: Round[] = (large[what] ?? []).map((measured, round) => ({
        measured,
        floor: small[what]?.[round] ?? Number.NaN,
      }));
      return atMost('P9', `${what}, ${grown} to ${FEW}`, 'ms', pairs, GOAL);
    });
  } finally {
    await connection.close();
  }
}

/** Writes copies of a scenario and its primary instance, each with a name, a time and every hundredth with a tag of its own. */
async function copier(connection: mongoose.Connection, id: string) {
  const scenarios = connection.useDb('rehearsal_scenario').collection<Row>('scenarios');
  const instances = connection.useDb('rehearsal_instantiator').collection<Row>('instances');
  const [scenario, instance] = await Promise.all([
    scenarios.findOne({ _id: id }),
    instances.findOne({ _id: `${id}-primary` }),
  ]);
  if (!scenario || !instance) throw new Error('the model has no snapshot');
  const copies = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, offset) => {
      const n = from + offset;
      const created_at = new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
      const own = { _id: `copy-${n}`, id: `copy-${n}`, created_at, updated_at: created_at };
      const words = ['copy', wordOf(n)];
      const name = words.join(' ');
      const look_up = { ...(scenario.look_up as object), beginnings: words.flatMap(beginnings) };
      const tags = n % 100 === 0 ? ['hundredth'] : [];
      return {
        scenario: { ...scenario, ...own, name, tags, look_up },
        instance: { ...instance, _id: `copy-${n}-primary`, scenario_id: own._id, scenario_name: name, created_at },
      };
    });
  return async (from: number, to: number) => {
    for (let start = from; start < to; start += AT_ONCE) {
      const some = copies(start, Math.min(to, start + AT_ONCE));
      await scenarios.insertMany(some.map((copy) => copy.scenario));
      await instances.insertMany(some.map((copy) => copy.instance));
    }
  };
}

/** Of one length, so that no word begins another: a search for it finds one scenario, however many there are. */
const wordOf = (n: number): string => `number${String(n).padStart(9, '0')}`;

const beginnings = (word: string): string[] => Array.from(word, (_, index) => word.slice(0, index + 1));

async function measure(stage: Stage, rounds: number, perRound: number): Promise<Record<string, number[]>> {
  const list = '/test-scenarios?limit=50';
  const { next_cursor } = JSON.parse(await stage.get(list)) as { next_cursor: string };
  const requests: Record<string, (index: number) => string> = {
    'list page': () => list,
    'second page': () => `${list}&cursor=${next_cursor}`,
    'page of a tag': () => '/test-scenarios?limit=10&tag=hundredth',
    'search, one': (index) => `/test-scenarios?q=${wordOf(index)}`,
    'search, all': () => '/test-scenarios?q=copy&limit=50',
    'get one': (index) => `/test-scenarios/copy-${index}`,
  };
  const times: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round++)
    for (const [what, path] of Object.entries(requests)) {
      const each = await timeEach(Math.ceil(perRound / 6), (index) => stage.get(path(index % FEW)));
      (times[what] ??= []).push(median(each));
    }
  return times;
}
