import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { Client } from '@rehearsal/client/client';
import { resetInstance } from '@rehearsal/client/resources/instances';
import { DEMO_LABEL, FROZEN_NAME } from './scenarios.js';
import { show, type StepResult } from './steps.js';

const short = (digest: string | null): string => digest?.slice(0, 12) ?? 'none';

export async function instantiate(
  api: Client,
  scenario: { id: string; name: string },
): Promise<StepResult<InstanceView>> {
  const instance = await api.command<InstanceView>('POST', `/test-scenarios/${scenario.id}/instances`, {
    label: DEMO_LABEL,
  });
  show(instance.digest === instance.origin_digest, 'the new instance is not what its template says');
  show(instance.profile.email.endsWith('.invalid'), `${instance.profile.email} is an address that mail could reach`);
  return {
    value: instance,
    detail: `"${scenario.name}" is ${instance.profile.email}, digest ${short(instance.digest)} as its template`,
  };
}

export async function reset(
  api: Client,
  before: InstanceView,
  talked: InstanceView,
): Promise<StepResult<InstanceView>> {
  const { instance } = await resetInstance(api, before.id);
  show(
    instance.digest === before.origin_digest,
    `digest ${short(instance.digest)} is not the template's ${short(before.origin_digest)}`,
  );
  show(instance.digest !== talked.digest, 'the conversation had changed nothing');
  show(instance.id === before.id && instance.profile.email === before.profile.email, 'the reset gave another person');
  return {
    value: instance,
    detail: `digest ${short(talked.digest)} is ${short(instance.digest)} again, the template's; same id and address`,
  };
}

export async function undoReset(api: Client, talked: InstanceView): Promise<StepResult<InstanceView>> {
  await api.command('POST', `/instances/${talked.id}/undo-reset`);
  const instance = await api.get<InstanceView>(`/instances/${talked.id}`);
  show(
    instance.digest === talked.digest,
    `digest ${short(instance.digest)} is not ${short(talked.digest)}, as before the reset`,
  );
  return {
    value: instance,
    detail: `digest ${short(instance.digest)}, as after the conversation, version ${instance.version}`,
  };
}

export async function freeze(api: Client, instance: InstanceView): Promise<StepResult<ScenarioView>> {
  const frozen = await api.command<ScenarioView>('POST', '/test-scenarios/freeze-session', {
    instance_id: instance.id,
    name: FROZEN_NAME,
  });
  const { template, source } = frozen;
  show(
    source?.instance_id === instance.id && source.version === instance.version,
    `it froze version ${source?.version ?? 0}, not ${instance.version}`,
  );
  show(template.chat_messages.length === instance.chat_messages.length, 'the frozen transcript is not whole');
  show(template.identities.length === instance.identities.length, 'the frozen identities are not whole');
  const after = await api.get<InstanceView>(`/instances/${instance.id}`);
  show(after.version === instance.version, 'freezing changed its source');
  return {
    value: frozen,
    detail: `"${frozen.name}" holds version ${instance.version}: ${template.chat_messages.length} messages, ${template.identities.length} identities, ${template.actions.length} actions`,
  };
}
