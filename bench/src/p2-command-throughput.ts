import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { startChild } from './child.js';
import { atLeast, type Figure, type Round } from './figure.js';
import { createTopics } from './floor-bus.js';
import { sampleTemplate } from './sample-template.js';
import type { Stage } from './stage.js';
import { ratePerSecond } from './statistics.js';

const CLIENTS = 64;
const PARTITIONS = 6;
const GOAL = 0.6;

/**
 * P2, commands a second over HTTP to the outcome, 64 clients in flight. Floor: the same path by hand in the same number
 * of processes, without schemas, auth, journal and audit (see floor-front.ts and floor-back.ts).
 */
export async function commandThroughput(
  stage: Stage,
  { rounds, roundMs }: { rounds: number; roundMs: number },
): Promise<Figure[]> {
  const floor = await openFloor(stage);
  const { id } = await stage.post('/test-scenarios', { name: `P2 ${randomUUID()}`, template: sampleTemplate });
  const command = () => stage.post(`/test-scenarios/${String(id)}/instances`, { label: 'p2' });
  await ratePerSecond(CLIENTS, roundMs / 2, floor.once);
  await ratePerSecond(CLIENTS, roundMs / 2, command);

  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await ratePerSecond(CLIENTS, roundMs, floor.once);
    measured.push({ floor: bare, measured: await ratePerSecond(CLIENTS, roundMs, command) });
  }
  await floor.close();
  return [atLeast('P2', `commands a second, ${CLIENTS} clients`, '1/s', measured, GOAL)];
}

async function openFloor({ brokers, mongoUrl }: Stage) {
  const [commands, events] = [`floor-p2-${process.pid}-commands`, `floor-p2-${process.pid}-events`];
  await createTopics(brokers, [commands, events], PARTITIONS);
  const back = await startChild('floor-back.js', [brokers.join(','), mongoUrl, commands, events]);
  const front = await startChild<{ port: number }>('floor-front.js', [brokers.join(','), commands, events]);
  const agent = new Agent({ connections: CLIENTS, pipelining: 1 });
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
