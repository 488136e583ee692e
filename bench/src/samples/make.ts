import { randomUUID } from 'node:crypto';
import type { Stage } from '../stage/stage.js';

/** Makes a scenario through the door; answers its id and that of its primary instance. */
export async function makeScenario(
  { client }: Pick<Stage, 'client'>,
  what: string,
  template: object,
): Promise<{ id: string; instanceId: string }> {
  const { id } = await client.command<{ id: string }>('POST', '/test-scenarios', {
    name: `${what} ${randomUUID()}`,
    template,
  });
  const { id: instanceId } = await client.command<{ id: string }>('POST', `/test-scenarios/${id}/instances`, {});
  return { id, instanceId };
}
