import { describe, expect, it } from '@jest/globals';
import { RunRehearsals } from '@rehearsal/contracts/http/rehearsals';
import { planRun } from './plan-run.js';

const offline = { name: 'by rules', repeat: 2, gate: 'all', max_errors: 0, person: { engine: 'offline' } };
const played = { ...offline, name: 'by a model', person: { engine: 'model' } };
const scenario = {
  get: <T>(_: string, { tag, name }: Record<string, unknown>) => {
    const found = { id: 's-1', name: 'A scenario', version: 3, rehearsals: [offline, played] };
    const isMeant = tag === 'kept' || name === 'by rules' || name === 'by a model';
    return Promise.resolve({ items: isMeant ? [found] : [], next_cursor: null } as T);
  },
};
const template = { user: { first_name: 'Ada', last_name: 'Lovelace' }, coach_state: {} };
const file = {
  content: {
    name: 'In a file',
    template,
    rehearsals: [{ name: 'talks', script: [{ converse: { at_most: 1 } }], person: { engine: 'model' } }],
  },
};

const none = { timeout_seconds: null, max_calls_per_run: null, max_tokens_per_run: null };
const engines = () =>
  Promise.resolve([
    { name: 'scripted', default: true, ...none },
    { name: 'large', default: false, timeout_seconds: 600, max_calls_per_run: 500, max_tokens_per_run: 90_000 },
  ]);

const plan = (asked: object, playsPersons: () => Promise<boolean> = () => Promise.resolve(true)) =>
  planRun({ scenario, digestOf: () => 'a digest', engines, playsPersons }, RunRehearsals.parse(asked));

describe('a rehearsal run', () => {
  it('is planned in the versions that scenarios have now, with what is asked in place of what is written', async () => {
    expect(await plan({ tags: ['kept'], repeat: 5, max_calls: 9 })).toMatchObject({
      order: {
        max_calls: 9,
        rehearsals: [
          { rehearsal: 'by rules', trials: 5, source: { scenario_id: 's-1', scenario_version: 3 } },
          { rehearsal: 'by a model', trials: 5 },
        ],
      },
    });
  });

  it('is refused where a language model is to play a person and there is none, at each place that asks for it', async () => {
    const refused = await plan({ tags: ['kept'], files: [file] }, () => Promise.resolve(false));
    expect(refused).toMatchObject({
      faults: [
        { pointer: '/tags/0', message: expect.stringContaining('"by a model"') as unknown },
        {
          pointer: '/files/0/content/rehearsals/0/person/engine',
          hint: expect.stringContaining('PERSON_MODEL') as unknown,
        },
      ],
    });
    expect(await plan({ tags: ['kept'], files: [file] })).toHaveProperty('order');
  });

  it('asks for no language model where every person goes by rules', async () => {
    const never = () => Promise.reject(new Error('nobody needs it'));
    expect(await plan({ names: ['by rules'] }, never)).toHaveProperty('order');
  });

  it('may ask its engine for what it says itself, and else for what the engine says of every run', async () => {
    expect(await plan({ names: ['by rules'], engine: 'large', max_calls: 9 })).toMatchObject({
      order: { engine: 'large', max_calls: 9, max_tokens: 90_000 },
    });
    const unlimited = await plan({ names: ['by rules'] });
    expect(unlimited).not.toHaveProperty('order.max_calls');
    expect(unlimited).toHaveProperty('order.engine', null);
  });

  it('says how long its engine may take for a turn, so that a trial waits no less', async () => {
    expect(await plan({ names: ['by rules'], engine: 'large' })).toMatchObject({ order: { turn_seconds: 600 } });
    expect(await plan({ names: ['by rules'] })).not.toHaveProperty('order.turn_seconds');
  });

  it('is refused where its engine is not there any more', async () => {
    expect(await plan({ names: ['by rules'], engine: 'gone' })).toMatchObject({
      faults: [{ pointer: '/engine', message: 'there is no engine "gone"', hint: 'There are scripted, large.' }],
    });
  });

  it('is refused with every fault at once, each with its place', async () => {
    expect(await plan({ tags: ['kept', 'gone'], names: ['nobody'], trial: 1, repeat: 2 })).toMatchObject({
      faults: [{ pointer: '/names/0' }, { pointer: '/tags/1' }, { pointer: '/trial' }],
    });
  });
});
