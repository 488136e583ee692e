import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTemplate } from '@rehearsal/testing/templates';
import { badInputs } from '../testing/bad-inputs.js';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

let gateway: GatewayUnderTest;
let scenarioId: string;
let instanceId: string;

beforeAll(async () => {
  gateway = await startGatewayUnderTest();
  const created = await gateway.command('test-scenarios', { body: { name: 'given', template: aTemplate() } });
  scenarioId = created.body.id;
  instanceId = created.body.primary_instance.id;
});
afterAll(() => gateway.close());

describe('bad input', () => {
  it.each(badInputs.map((input) => [input.what, input] as const))(
    '%s is turned away with its exact answer',
    async (_what, input) => {
      const path = input.path.replace('{scenario}', scenarioId).replace('{instance}', instanceId);
      const answer = await gateway.ask(path, input.asked);
      expect([answer.status, answer.body.code]).toEqual([input.status, input.code]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      const errors = answer.body.errors ?? [];
      if (input.pointer !== undefined) expect(errors.map(({ pointer }) => pointer)).toContain(input.pointer);
      if (input.hint !== undefined) expect(errors.map(({ hint }) => hint)).toContain(input.hint);
    },
  );
});
