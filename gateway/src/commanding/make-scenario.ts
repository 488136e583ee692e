import { API } from '@rehearsal/contracts/http/api-prefix';
import type { CreateScenario, FreezeSession, ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { answerCommand, eventOf } from './answer.js';
import { createdId, identify, type Commands } from './commands.js';
import { etagOf } from '../http/etag.js';
import type { Call } from '../http/route.js';
import { viewOfCreated } from '../reading/scenario-view.js';

/** A scenario is there when its primary instance is. */
const MADE = [['ScenarioCreated'], ['InstanceCreated']];

export const sendScenario = ({ response }: Call, view: ScenarioView, status = 200) =>
  response.status(status).set('ETag', etagOf(view)).json(view);

/** Makes a scenario, of what was written or of a session, and answers 201 with it and what else there is to say. */
export function makeScenario(
  commands: Commands,
  call: Call,
  definition: typeof CreateScenario | typeof FreezeSession,
  data: (typeof definition)['schema']['_output'],
  more: object = {},
) {
  const identity = identify(call);
  const aggregateId = createdId(identity, 'scenario');
  const order = { aggregate: 'scenario' as const, aggregateId, definition, data, ends: MADE };
  return answerCommand(commands, call, identity, order, (events) => {
    const view = viewOfCreated(eventOf(events, 'ScenarioCreated'), eventOf(events, 'InstanceCreated'));
    call.response.set('Location', `${API}/test-scenarios/${view.id}`);
    sendScenario(call, { ...view, ...more }, 201);
  });
}
