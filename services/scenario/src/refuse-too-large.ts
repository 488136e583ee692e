import { buildState } from '@rehearsal/contracts/template/build-state';
import { wholeBytes, type InstanceBounds } from '@rehearsal/contracts/instance/instance-bounds';
import { reservedEmail } from '@rehearsal/contracts/instance/instance';
import { primaryInstanceId } from '@rehearsal/contracts/scenario/primary-instance';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import { Refusal } from '@rehearsal/platform/errors';
import { storedSize } from '@rehearsal/platform/stores/stored-size';

/**
 * A scenario whose instances would be too large is never made: its own primary instance could not be. It travels with
 * its rehearsals, which therefore count too.
 */
export function refuseTooLarge(
  { template, rehearsals }: Pick<Scenario, 'template' | 'rehearsals'>,
  bounds: InstanceBounds,
  { id, now }: { id: string; now: string },
): void {
  const instanceId = primaryInstanceId(id);
  const messages = template.chat_messages.length;
  if (messages > bounds.messages)
    throw tooLarge(`The template holds ${messages} messages, and an instance at most ${bounds.messages}.`);
  const state = buildState(template, { instanceId, now, email: reservedEmail(instanceId) });
  const whole = storedSize(template) + storedSize(rehearsals);
  const bytes = Math.max(whole, storedSize(state));
  if (bytes > wholeBytes(bounds))
    throw tooLarge(
      `${whole < bytes ? 'An instance of this template takes' : 'Template and rehearsals take'} ${bytes} bytes, and ${wholeBytes(bounds)} is the limit.`,
    );
}

const tooLarge = (detail: string): Refusal =>
  new Refusal('SCENARIO_TOO_LARGE', `${detail} Leave out messages, notes or rehearsals.`);
