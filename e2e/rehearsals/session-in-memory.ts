import { buildState } from '@rehearsal/contracts/coaching/build-state';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import type { Template } from '@rehearsal/contracts/template/template';
import { RECENT } from '@rehearsal/contracts/instance/window';
import type { Session } from '@rehearsal/rehearsing/session';
import { toldAction } from '@rehearsal/rehearsing/told-state';
import type { Turn } from '../../services/coach/src/engine.js';
import type { Coach } from '../../services/coach/src/testing/mutants.js';
import { takeTurn } from '../../services/coach/src/testing/converse.js';

const START = '2025-06-01T09:00:00.000Z';

/** A test user without a system: the same rules and the same coach, in this process. */
export function sessionInMemory(template: Template, seed: number, coach: Coach): Session {
  let clock = Date.parse(template.clock ?? START);
  const now = () => new Date(clock).toISOString();
  let state = buildState(template, { instanceId: 'x', now: now(), email: 'x@test.rehearsal.invalid' });
  let version = 1;

  return {
    state: () => Promise.resolve(state),
    advanceClock: (seconds) => {
      clock += seconds * 1000;
      return Promise.resolve({ state, clock: now() });
    },
    say: (text) => {
      const turn = takeTurn(state, text, { seed, now: now(), coach: (whole) => coach(recent(whole)) });
      state = turn.state;
      version += 1;
      const { reply, prompt } = turn.answer;
      return Promise.resolve({
        state,
        reply,
        choices: choicesOf(reply.component_config).map(({ label }) => label),
        applied: turn.applied.map((action) => toldAction(action, state)),
        refused: turn.refusedActions.map(({ action, reason }) => ({ ...toldAction(action, state), refused: reason })),
        prompt,
        messageId: `m${version}`,
        versionBefore: version - 1,
        versionAfter: version,
        durationMs: 0,
        engine: 'scripted',
        fingerprint: null,
      });
    },
  };
}

/** As the owner shows it to an engine: the last messages and actions, and the names that were ever proposed. */
function recent(turn: Turn): Turn {
  const { chat_messages, actions } = turn.state;
  const proposedNames = actions.flatMap(({ action_type, parameters: { name } }) =>
    action_type === 'CREATE_IDENTITY' && typeof name === 'string' ? [name] : [],
  );
  return {
    ...turn,
    state: { ...turn.state, chat_messages: chat_messages.slice(-RECENT), actions: actions.slice(-RECENT) },
    past: {
      messages: Math.max(0, chat_messages.length - RECENT),
      actions: Math.max(0, actions.length - RECENT),
      proposedNames: [...new Set(proposedNames)],
    },
  };
}
