import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import type { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import type { CoachTurn } from '@rehearsal/contracts/engine/coach-turn';
import type { Turn } from '../../services/coach/src/engine.js';
import { MUTANTS } from '../../services/coach/src/testing/mutants.js';

/** A coach with one fault as somebody's own, to be named as an engine of the kind `http`; below `silent` it never answers. */
export async function startMutantCoach(fault: string): Promise<{ url: string; close: () => Promise<void> }> {
  const mutant = MUTANTS[fault];
  if (!mutant) throw new Error(`there is no mutant that ${fault}`);
  const server = createServer((request, response) => {
    if (request.url === '/silent') return;
    let asked = '';
    request.on('data', (part: Buffer) => (asked += part.toString()));
    request.on('end', () => {
      const { reply, actions } = mutant(turnOf(JSON.parse(asked) as CoachTurn));
      const choices = choicesOf(reply.component_config).map(({ label }) => label);
      const answer: CoachAnswer = { reply: reply.content, choices, actions: [...actions] };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A turn as an engine of ours is asked for it. */
function turnOf({ message, seed, now, instance_id, trial_id, totals, ...asked }: CoachTurn): Turn {
  const { profile, coach_state, identities, user_notes, chat_messages, actions, breaks } = asked;
  return {
    state: {
      profile: { ...profile, email: 'somebody@test.invalid' },
      ...{ coach_state, identities, user_notes, chat_messages, actions, breaks },
    },
    past: {
      messages: totals.chat_messages - chat_messages.length,
      actions: totals.actions - actions.length,
      proposedNames: actions.flatMap(({ action_type, parameters: { name } }) =>
        action_type === 'CREATE_IDENTITY' && typeof name === 'string' ? [name] : [],
      ),
    },
    message,
    seed,
    now,
    instanceId: instance_id,
    trialId: trial_id,
  };
}
