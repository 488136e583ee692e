import { describe, expect, it } from '@jest/globals';
import { checkRehearsals } from '@rehearsal/contracts/rehearsal/check-rehearsals';
import { Template } from '@rehearsal/contracts/template/template';
import { END_KINDS, type EndKind } from './ends.js';
import { recordingOf } from './recording.js';

const user = { first_name: 'Ada', last_name: 'Lovelace' };
const timestamp = '2025-01-01T09:00:00Z';
const coach = (content: string, ...choices: string[]) => ({
  role: 'coach',
  content,
  timestamp,
  ...(choices.length > 0 && { component_config: { type: 'choices', choices } }),
});
const said = (content: string) => ({ role: 'user', content, timestamp });
const welcome = coach('Welcome!', "Let's begin", 'Not yet');
const start = Template.parse({ user, coach_state: {}, chat_messages: [welcome] });
const end = Template.parse({
  user,
  coach_state: { current_phase: 'GET_TO_KNOW_YOU' },
  identities: [{ name: 'Nurse', category: 'CAREER', state: 'PROPOSED' }],
  chat_messages: [welcome, said("Let's begin"), coach('Tell me.', 'Skip'), said('I am a nurse.'), coach('Good.')],
  actions: [
    { action_type: 'TRANSITION_PHASE', parameters: { to_phase: 'GET_TO_KNOW_YOU' }, result_summary: '', timestamp },
  ],
});

describe('a recording', () => {
  const recording = recordingOf('a first talk', { start, end, moves: new Map([[1, 3600], [2, 60]]) }); // prettier-ignore

  it('is the user half of a session: what was offered is chosen, the rest is said, a clock is moved', () => {
    expect(recording.script).toEqual([
      { choose: "Let's begin" },
      { advance_clock: '1h' },
      { say: 'I am a nurse.' },
      { advance_clock: '1m' },
    ]);
  });

  it('expects the phase, the identities and the actions of its end', () => {
    expect(recording.expectations).toEqual([
      { phase: 'GET_TO_KNOW_YOU' },
      { name: 'as many identities', path: '$.identities', count: 1 },
      { path: '$.identities[*].name', any: true, equals: 'Nurse' },
      { actions: { required: ['TRANSITION_PHASE'] } },
    ]);
  });

  it('expects what a person picks, and nothing where they pick nothing', () => {
    const picked = (...kinds: EndKind[]) => recordingOf('a first talk', { start, end }, kinds).expectations;
    expect(picked('profile', 'phases', 'order')).toEqual([
      { actions: { in_order: ['TRANSITION_PHASE'] } },
      { phases: ['INTRODUCTION', 'GET_TO_KNOW_YOU'] },
      { name: 'the person stays who they are', unchanged: ['$.profile'] },
    ]);
    expect(picked('notes')).toEqual([{ name: 'as many notes', path: '$.user_notes', count: 0 }]);
    expect(picked()).toEqual([]);
    expect(checkRehearsals([recordingOf('all', { start, end }, END_KINDS)])).toMatchObject({ ok: true });
  });

  it('is a rehearsal as a file may hold it', () => {
    expect(checkRehearsals([recording])).toMatchObject({ ok: true });
  });
});
