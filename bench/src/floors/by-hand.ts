import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { sampleTemplate } from '../samples/templates.js';
import type { Stage } from '../stage/stage.js';
import { createTopics } from './bus.js';
import { startChild } from './child.js';

const PARTITIONS = 6;

/**
 * The floor of P2: the same path by hand in as many processes. One Express route that sends all that waits in one flight
 * (front-process.ts); one insert and one send for all that a fetch brought (back-process.ts); one event back.
 */
export async function openByHand({ brokers, mongoUrl }: Stage, clients: number) {
  const name = `floor-p2-${randomUUID()}`;
  const [commands, events] = [`${name}-commands`, `${name}-events`];
  await createTopics(brokers, [commands, events], PARTITIONS);
  const partitions = String(PARTITIONS);
  const back = await startChild('back-process.js', [brokers.join(','), mongoUrl, commands, events, partitions]);
  const args = [brokers.join(','), commands, events, partitions];
  const front = await startChild<{ port: number }>('front-process.js', args);
  const agent = new Agent({ connections: clients, pipelining: 1 });
  const body = JSON.stringify({ label: 'p2', template: sampleTemplate });
  return {
    once: async () => {
      const answer = await request(`http://127.0.0.1:${front.first.port}/command`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        dispatcher: agent,
      });
      await answer.body.text();
      if (answer.statusCode !== 201) throw new Error(`the floor answered ${answer.statusCode}`);
    },
    close: async () => {
      await agent.close();
      await front.stop();
      await back.stop();
    },
  };
}
