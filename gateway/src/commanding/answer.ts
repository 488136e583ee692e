import { API } from '@rehearsal/contracts/http/api-prefix';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { refusalError, type CommandIdentity, type Commands, type Order } from './commands.js';
import type { Call } from '../http/route.js';
import { operationId } from './operation-id.js';

/**
 * Sends a command and answers: with `present` once it is applied, with the refusal as a problem, or with 202 and where to
 * ask when the caller does not wait or the time ran out.
 */
export async function answerCommand(
  commands: Commands,
  call: Call,
  identity: CommandIdentity,
  order: Order,
  present: (events: AnyMessage[]) => unknown,
): Promise<void> {
  const outcome = await commands.send(call, identity, order);
  if (outcome.state === 'refused') throw refusalError(outcome.refusal.data);
  if (outcome.state === 'applied') {
    await present(outcome.events);
    return;
  }
  const id = operationId(outcome.operation);
  const { aggregateId } = outcome.operation;
  call.response
    .status(202)
    .set('Location', `${API}/operations/${id}`)
    .json({ operation: { id, status: 'pending', type: order.definition.name, aggregate_id: aggregateId } });
}

/** The event of a type among those that ended a wait. */
export function eventOf(events: readonly AnyMessage[], type: string): AnyMessage {
  const found = events.find((event) => event.type === type);
  if (!found) throw new Error(`the wait ended without ${type}`);
  return found;
}
