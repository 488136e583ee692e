import { humanName, type Phase } from '@rehearsal/contracts/coaching/enums';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import type { Client } from '@rehearsal/client/client';
import { sendMessageAndRead } from '@rehearsal/client/resources/instances';
import { show, type StepResult } from './steps.js';

/** What somebody who has just arrived might say. */
const TURNS = [
  "Yes, I am ready. Let's begin.",
  'I grew up in Enugu, where my parents ran a small school. Today I live with my husband and our two sons.',
  'I work as a nurse in a clinic in Lagos, and in my free time I love to paint.',
  'I am here because I want to become a calm leader, and I hope to open a clinic of my own one day.',
  'I want to be somebody who heals people and still has time to paint.',
  'I love it!',
] as const;

const GOAL: Phase = 'IDENTITY_BRAINSTORMING';

/** Six turns that carry the person from the introduction to brainstorming, with at least one identity at the end. */
export async function sixTurns(api: Client, { id, coach_state }: InstanceView): Promise<StepResult<InstanceView>> {
  const phases: Phase[] = [coach_state.current_phase];
  let instance: InstanceView | undefined;
  for (const content of TURNS) {
    ({ instance } = await sendMessageAndRead(api, id, content));
    const phase = instance.coach_state.current_phase;
    if (phase !== phases.at(-1)) phases.push(phase);
  }
  show(instance !== undefined, 'nothing was said');
  const walked = phases.map(humanName).join(' → ');
  show(
    PHASE_ORDER.indexOf(instance.coach_state.current_phase) >= PHASE_ORDER.indexOf(GOAL),
    `the coach only got through ${walked}`,
  );
  const created = instance.actions.filter(({ action_type }) => action_type.startsWith('CREATE_'));
  show(created.length > 0 && instance.identities.length > 0, 'no identity was created');
  const names = instance.identities.map(({ name }) => `"${name}"`).join(', ');
  return { value: instance, detail: `${walked}; ${instance.actions.length} actions; identities ${names}` };
}
