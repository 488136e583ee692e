import { describe, expect, it } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { runCommand, trialCommand } from './commands.js';

type Planned = RehearsalRunView['rehearsals'][number];

const planned = (rehearsal: string, part: Partial<Planned> = {}): Planned => ({
  rehearsal,
  scenario_name: 'First visit',
  source: { scenario_id: 's1', scenario_version: 1 },
  trials: 5,
  gate: 'all',
  max_errors: 0,
  passed: 0,
  failed: 0,
  errors: 0,
  verdict: null,
  gate_met: null,
  ...part,
});

describe('the command that repeats a run', () => {
  it('names what ran, on which engine, from which seed and how often', () => {
    const rehearsals = [planned('greets'), planned("asks about the person's family")];
    expect(runCommand({ engine: 'my-coach', seed: 7, rehearsals })).toBe(
      `rehearse run s1:greets 's1:asks about the person'\\''s family' --engine my-coach --seed 7 --repeat 5`,
    );
  });

  it('leaves what the rehearsals say themselves to them, and a file to its name', () => {
    const source = { content: 'f00d', file: './first visit.json' };
    const rehearsals = [planned('greets', { source, trials: 2 }), planned('ends', { source, trials: 3 })];
    expect(runCommand({ engine: null, seed: 1, rehearsals })).toBe(`rehearse run './first visit.json' --seed 1`);
  });

  it('is of one trial where one is meant', () => {
    const rehearsals = [planned('greets', { trials: 1, first_trial: 3 })];
    expect(runCommand({ engine: null, seed: 1, rehearsals })).toBe('rehearse run s1:greets --seed 1 --trial 3');
    expect(trialCommand({ engine: null, seed: 1 }, planned('greets'), 3)).toBe(
      'rehearse run s1:greets --seed 1 --trial 3',
    );
  });
});
