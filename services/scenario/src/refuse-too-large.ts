import { buildState } from '@rehearsal/contracts/coaching/build-state';
import { wholeBytes, type InstanceBounds } from '@rehearsal/contracts/instance/instance-bounds';
import { reservedEmail } from '@rehearsal/contracts/instance/instance';
import { primaryInstanceId } from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import { Refusal } from '@rehearsal/platform/errors';
import { storedSize } from '@rehearsal/platform/stores/stored-size';

/** A scenario whose instances would be too large is never made: its own primary instance could not be. */
export function refuseTooLarge(
  template: Template,
  bounds: InstanceBounds,
  { id, now }: { id: string; now: string },
): void {
  const instanceId = primaryInstanceId(id);
  const messages = template.chat_messages.length;
  if (messages > bounds.messages)
    throw tooLarge(`The template holds ${messages} messages, and an instance at most ${bounds.messages}.`);
  const state = buildState(template, { instanceId, now, email: reservedEmail(instanceId) });
  const bytes = Math.max(storedSize(template), storedSize(state));
  if (bytes > wholeBytes(bounds))
    throw tooLarge(`An instance of this template takes ${bytes} bytes, and ${wholeBytes(bounds)} is the limit.`);
}

const tooLarge = (detail: string): Refusal =>
  new Refusal('SCENARIO_TOO_LARGE', `${detail} Leave out messages or notes.`);
