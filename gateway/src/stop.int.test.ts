import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { io } from 'socket.io-client';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGatewayUnderTest, type GatewayUnderTest } from './testing/gateway-under-test.js';

let gateway: GatewayUnderTest;

beforeAll(async () => {
  gateway = await startGatewayUnderTest();
});
afterAll(() => gateway.close());

it('whoever waits for an outcome when the gateway stops is told that it is not known yet, and who watches is let go', async () => {
  const made = await gateway.command('test-scenarios', { body: { name: 'Stopped', template: anEmptyTemplate() } });
  const socket = io(gateway.url, {
    auth: { token: gateway.adminToken },
    transports: ['websocket'],
    reconnection: false,
  });
  const letGo = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  gateway.owners.silent.add('InstantiateScenario');
  const waiting = gateway.command(`test-scenarios/${made.body.id}/instances`, { headers: { prefer: 'wait=60' } });
  await waitFor('the command', () => gateway.owners.commands.some(({ type }) => type === 'InstantiateScenario'));

  const warned = jest.spyOn(gateway.life.log, 'warn');
  await gateway.life.stop();
  expect((await waiting).status).toBe(202);
  // Nothing was given up because it took too long.
  expect(warned.mock.calls.map(([about]) => about)).toEqual([]);
  expect(await letGo).toBe('io server disconnect');
});
