import { describe, expect, it } from '@jest/globals';
import { aTrial } from '@rehearsal/testing/rehearsal-runs';
import { coverageOf, type Covered } from './coverage.js';

const { trials, ...coverage } = coverageOf([aTrial(), aTrial({ steps: [], turns: [] })]);
const gone = (part: Covered[]) => part.filter((each) => each.trials > 0).map((each) => [each.name, each.trials]);
const never = (part: Covered[]) => part.filter((each) => each.trials === 0).map(({ name }) => name);

describe('the coverage of a suite', () => {
  it('counts the trials that went through a phase, and from one to the next', () => {
    expect(trials).toBe(2);
    expect(gone(coverage.phases)).toEqual([['INTRODUCTION', 1], ['GET_TO_KNOW_YOU', 1]]); // prettier-ignore
    expect(gone(coverage.transitions)).toEqual([['INTRODUCTION → GET_TO_KNOW_YOU', 1]]);
  });

  it('names what no trial went through', () => {
    expect(never(coverage.phases)).toContain('IDENTITY_COMMITMENT');
    expect(never(coverage.transitions)).toContain('GET_TO_KNOW_YOU → IDENTITY_WARM_UP');
    expect(never(coverage.questions)).toHaveLength(5);
    expect(never(coverage.choices)).toEqual(['Not yet']);
  });

  it('counts applied actions, and none that the rules refused', () => {
    expect(gone(coverage.actions)).toEqual([['TRANSITION_PHASE', 1]]);
    expect(never(coverage.actions)).toContain('ARCHIVE_IDENTITY');
  });

  it('counts choices that were taken among those that were offered', () => {
    expect(gone(coverage.choices)).toEqual([["Let's begin", 1]]);
  });

  it('takes a choice as taken whose words were said', () => {
    const said = aTrial().steps.map((step) => ({
      ...step,
      turns: step.turns.map((turn) => ({ ...turn, chosen: false })),
    }));
    expect(gone(coverageOf([aTrial({ steps: said })]).choices)).toEqual([["Let's begin", 1]]);
  });

  it('finds categories and questions in actions and in the state, and not in what was said', () => {
    const [turn] = aTrial().turns;
    const changes = [
      { pointer: '/coach_state/asked_questions/0', right: 'WORK_LIVING' },
      { pointer: '/identities/0', right: { name: 'Nurse', category: 'CAREER' } },
      { pointer: '/chat_messages/0', right: { content: 'FAMILY' } },
    ];
    const found = coverageOf([{ steps: [], turns: turn ? [{ ...turn, changes }] : [] }]);
    expect([gone(found.questions), gone(found.categories)]).toEqual([[['WORK_LIVING', 1]], [['CAREER', 1]]]);
  });
});
