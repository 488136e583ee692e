import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Action } from '@rehearsal/contracts/actions/actions';
import { coachingOf, evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import { isStanding } from '@rehearsal/contracts/instance/clock';
import type { InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { Template } from '@rehearsal/contracts/template/template';
import { rawTemplate } from '@rehearsal/contracts/testing/arbitrary-state';
import { Refusal } from '@rehearsal/platform/errors';
import { digestOf } from '@rehearsal/platform/hash';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import { fieldsOf, joined, type Segment } from '@rehearsal/platform/journal/segment';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { repositoryRoot } from '@rehearsal/testing/service-process';
import * as conversation from './conversation.js';
import { factsByReference } from './facts-by-reference.js';
import * as instance from './instance.js';
import { moveClock } from './move-clock.js';

const SEGMENT = 7;
const actor = { id: 'admin-1', role: 'admin' as const };
const timeOf = (version: number) => new Date(Date.UTC(2026, 0, 1) + version * 1000).toISOString();
const contextOf = (id: string, version: number): DecideContext => ({ id, version, now: timeOf(version), actor });

/** Everything that was written of one instance, and what its states are when all is folded whole. */
class Life {
  readonly states: Instance[] = [];
  readonly stored: InstanceFact[][] = [];
  readonly segments: Segment[] = [];

  constructor(
    readonly id: string,
    private readonly others: Map<string, Life>,
  ) {
    others.set(id, this);
  }

  get state(): Instance | undefined {
    return this.states.at(-1);
  }

  commit(decide: (state: Instance | undefined, context: DecideContext) => InstanceFact[]): void {
    const version = this.states.length + 1;
    try {
      const facts = decide(this.state, contextOf(this.id, version));
      const after = facts.reduce((state, fact) => this.#evolve(state, fact, version), this.state);
      if (!after) throw new Error('nobody is deleted here');
      this.states.push(after);
      this.stored.push(facts.map(factsByReference.stored));
      if (version % SEGMENT === 0) {
        const fields = fieldsOf(this.states[version - 1 - SEGMENT], after);
        this.segments.push({ _id: `${this.id}:${version / SEGMENT}`, from: 1, fields });
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  /** The state at a version as it is read: from the segments up to it and what was written behind them. */
  async at(version: number): Promise<Instance | undefined> {
    const segments = this.segments.slice(0, Math.floor(version / SEGMENT));
    let state = joined(JSON.parse(JSON.stringify(segments)) as Segment[]) as Instance | undefined;
    for (let seq = segments.length * SEGMENT + 1; seq <= version; seq++)
      for (const fact of this.stored[seq - 1] ?? []) {
        const at = async (id: string, wanted: number) => this.others.get(id)?.at(wanted);
        state = this.#evolve(state, await factsByReference.whole(fact, this.id, at), seq);
      }
    return state;
  }

  #evolve(state: Instance | undefined, fact: InstanceFact, version: number): Instance | undefined {
    return evolveInstance(state, fact, { id: this.id, version, at: timeOf(version) });
  }
}

const ACTIONS: Action[] = [
  { action_type: 'CREATE_IDENTITY', parameters: { name: 'Patient Teacher', note: 'said so', category: 'CAREER' } },
  { action_type: 'ADD_USER_NOTE', parameters: { notes: ['Loves the sea'] } },
  { action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'GET_TO_KNOW_YOU' } },
  { action_type: 'UPDATE_WHO_YOU_ARE', parameters: { who_you_are: ['a teacher'] } },
];
const STEPS = ['say', 'say', 'say', 'answer', 'answer', 'answer', 'forget', 'clock', 'reset', 'undo', 'fork'] as const;
const steps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat()), { minLength: 1, maxLength: 40 });

function live(
  template: Template,
  script: readonly (readonly [(typeof STEPS)[number], number])[],
  ofFile = false,
): Life[] {
  const lives = new Map<string, Life>();
  const origin = {
    scenario_id: ofFile ? null : 's1',
    scenario_name: 'One',
    scenario_version: ofFile ? null : 1,
    template,
  };
  const chosen = { engine: 'scripted', seed: 7, clock_stands: ofFile };
  const goesBackTo = ofFile ? { scenario_id: null } : { ...origin, scenario_id: 's1', scenario_version: 1 };
  let life = new Life('i0', lives);
  life.commit((state, context) =>
    instance.instantiate(state, { ...origin, ...chosen, primary: false, label: null }, context),
  );
  for (const [step, chance] of script) {
    const { state } = life;
    const n = life.states.length;
    const [pending] = state?.pending_turns ?? [];
    const message = state?.chat_messages[chance % Math.max(1, state.chat_messages.length)];
    if (step === 'say')
      life.commit((now, context) =>
        conversation.sendMessage(
          now,
          { message_id: `${life.id}-said-${n}`, content: `Word ${chance}`, kind: 'test' },
          context,
        ),
      );
    else if (step === 'answer' && pending !== undefined) {
      const actions = ACTIONS.filter((_action, index) => (chance >> index) % 2 === 1);
      const reply = { content: `Answer ${chance}`, component_config: null };
      const data = {
        message_id: pending,
        reply,
        actions,
        prompt: 'p',
        engine: 'scripted',
        fingerprint: 'scripted',
        seed: 1,
        kind: 'test' as const,
      };
      life.commit((now, context) => conversation.recordCoachTurn(now, data, context));
    } else if (step === 'forget' && message)
      life.commit((now, context) => conversation.deleteMessage(now, { message_id: message.id, kind: 'test' }, context));
    else if (step === 'clock') life.commit((now, context) => moveClock(now, { advance_seconds: 60 }, context));
    else if (step === 'reset') life.commit((now, context) => instance.reset(now, goesBackTo, template, context));
    else if (step === 'undo')
      life.commit((now, context) => instance.undoReset(now, life.states[(now?.undo_version ?? 0) - 1], context));
    else if (step === 'fork') {
      const version = 1 + (chance % n);
      const source = { id: life.id, instance: life.states[version - 1], version };
      const data = { source_id: life.id, at_version: version, after_message_id: null, label: null };
      const made = new Life(`i${lives.size}`, lives);
      made.commit((now, context) => instance.fork(now, data, source, context));
      if (chance % 2 === 0) life = made;
    }
  }
  return [...lives.values()];
}

async function expectEveryVersion(lives: readonly Life[]): Promise<void> {
  for (const life of lives)
    for (const [index, whole] of life.states.entries()) {
      const read = await life.at(index + 1);
      expect(read).toEqual(whole);
      expect(read && digestOf(coachingOf(read))).toBe(digestOf(coachingOf(whole)));
    }
}

describe('what belongs to an instance beside its state', () => {
  it('outlives resets, undos and forks: engine, seed and a clock that stands, and none of it is in the digest', async () => {
    await fc.assert(
      fc.asyncProperty(rawTemplate, steps, async (raw, script) => {
        const template = Template.parse(raw);
        const lives = live(template, script, true);
        await expectEveryVersion(lives);
        for (const state of lives.flatMap(({ states }) => states)) {
          expect([state.engine, state.seed, isStanding(state.clock)]).toEqual(['scripted', 7, true]);
          expect(state).not.toHaveProperty('template');
        }
        const [first] = live(template, script);
        const last = first?.state;
        const bare = last && { ...last, engine: null, seed: null };
        expect(bare && digestOf(coachingOf(bare))).toBe(last && digestOf(coachingOf(last)));
      }),
      { numRuns: proofSize(100, 2_000), seed: proofSeed() },
    );
  });
});

describe('what was written of an instance', () => {
  it('is read as it was at every version, through resets, undos and forks', async () => {
    await fc.assert(
      fc.asyncProperty(rawTemplate, steps, async (raw, script) => {
        await expectEveryVersion(live(Template.parse(raw), script));
      }),
      { numRuns: proofSize(200, 5_000), seed: proofSeed() },
    );
  });

  it('is read so of every sample', async () => {
    const folder = `${repositoryRoot}samples/`;
    const script = STEPS.flatMap((step, index) => [[step, index] as const, ['say', 1] as const]);
    const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const { template } = JSON.parse(readFileSync(folder + file, 'utf8')) as { template: unknown };
      await expectEveryVersion(live(Template.parse(template), script));
    }
  });
});
