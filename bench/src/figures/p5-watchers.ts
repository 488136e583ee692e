import { Redis } from 'ioredis';
import { tokenChannel } from '@rehearsal/contracts/instance/channels';
import type { InstancePush } from '@rehearsal/contracts/socket/pushes';
import { instanceRoom } from '@rehearsal/contracts/socket/rooms';
import { startChild } from '../floors/child.js';
import { openWatchers } from '../floors/watchers.js';
import { clock } from '../report/clock.js';
import { compared, type Figure, type Round } from '../report/figure.js';
import { quantile } from '../report/statistics.js';
import { makeScenario } from '../samples/make.js';
import { sampleTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

/**
 * P5, until the last of many watching sockets has a change of the state, from the moment that its owner dated it; and a
 * token, from the moment that it is published as the coach does. Floor: a bare socket.io server in a process of its own
 * emits the same payload to as many sockets (sockets-process.ts).
 */
export async function watchers(stage: Stage, { sockets, rounds, perRound }: Size): Promise<Figure[]> {
  const { instanceId } = await makeScenario(stage, 'P5', sampleTemplate);
  const redis = new Redis(stage.redisUrl);
  const server = await startChild<{ port: number }>('sockets-process.js', []);
  const join = { event: 'watch', data: { room: instanceRoom(instanceId) } };
  const ours = await openWatchers(stage.system.url, sockets, { token: stage.token }, join);
  const bare = await openWatchers(`http://127.0.0.1:${server.first.port}`, sockets, {});

  let change: InstancePush | undefined;
  const token = { instance_id: instanceId, message_id: 'message-1', index: 0, token: 'quietly ' };
  const emit = async (event: string, payload: object) => {
    const asked = server.ask<{ at: number }>({ event, payload });
    const [{ at }, from] = await Promise.all([bare.served(event), asked]);
    return at - from.at;
  };
  const changed = async () => {
    const reset = stage.api.post(`/instances/${instanceId}/reset`);
    const [{ payload, at }] = await Promise.all([ours.served<InstancePush>('instance'), reset]);
    change = payload;
    return at - Date.parse(payload.events[0]?.time ?? '');
  };
  const published = async () => {
    const served = ours.served('token');
    const from = clock();
    const told = redis.publish(tokenChannel(instanceId), JSON.stringify({ ...token, instance_id: undefined }));
    const [{ at }] = await Promise.all([served, told]);
    return at - from;
  };

  const each = Math.ceil(perRound / 15);
  const measure = async (what: string, one: () => Promise<number>, floor: () => Promise<number>): Promise<Figure> => {
    await one();
    const times: Round[] = [];
    for (let count = 0; count < rounds * each; count++) times.push({ floor: await floor(), measured: await one() });
    const p99 = {
      measured: quantile(
        times.map(({ measured }) => measured),
        0.99,
      ),
      floor: quantile(
        times.map((time) => time.floor),
        0.99,
      ),
    };
    const row = { id: 'P5', what: `${what} at the last of ${sockets} sockets, p99`, unit: 'ms' };
    return compared({ ...row, goal: { of: 'ratio', most: 1.2 } }, [p99], times.length);
  };
  try {
    return [
      await measure('a change', changed, () => emit('instance', change ?? {})),
      await measure('a token', published, () => emit('token', token)),
    ];
  } finally {
    ours.close();
    bare.close();
    await server.stop();
    redis.disconnect();
  }
}
