import { openRoundTrip } from '../floors/round-trip.js';
import { alone, compared, type Figure, type Goal, type Round } from '../report/figure.js';
import { median, timeEach } from '../report/statistics.js';
import { makeScenario } from '../samples/make.js';
import { talkTemplate } from '../samples/templates.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const SAID = 'Today I painted for an hour before breakfast.';
const ANSWER_BYTES = 8 * 1024;

/**
 * P9, what a turn, its answer, a reset and a fork cost in a long conversation. Floor: the same in a short one, in turn; of
 * the turn in the short one also the floor of P1 (`openRoundTrip`).
 */
export async function talk(stage: Stage, { talks, rounds, perRound }: Size): Promise<Figure[]> {
  const floor = await openRoundTrip(stage);
  const [few = 0, ...longer] = talks;
  const each = Math.ceil(perRound / 60);
  const instances = new Map<number, string>();
  for (const messages of talks) {
    const { instanceId } = await makeScenario(stage, `P9 of ${messages}`, talkTemplate(messages));
    instances.set(messages, instanceId);
  }
  const on = (messages: number) => `/instances/${instances.get(messages) ?? ''}`;
  const bytes = new Map<number, number[]>();
  const turn = async (messages: number) => {
    const answer = await stage.api.post(`${on(messages)}/messages`, { content: SAID });
    bytes.set(messages, [...(bytes.get(messages) ?? []), Buffer.byteLength(answer)]);
  };
  const works = {
    turn,
    fork: (messages: number) => stage.api.post(`${on(messages)}/fork`),
    // Last of all, since it takes back what the turns have said.
    reset: (messages: number) => stage.api.post(`${on(messages)}/reset`),
  };

  const times = new Map<string, number[]>();
  const roundTrips: number[] = [];
  await timeEach(each * 10, floor.once);
  for (const messages of talks) for (const work of Object.values(works)) await timeEach(2, () => work(messages));
  for (let round = 0; round < rounds; round++) {
    roundTrips.push(median(await timeEach(each * 5, floor.once)));
    for (const [name, work] of Object.entries(works))
      for (const messages of talks) {
        const key = `${name} ${messages}`;
        times.set(key, [...(times.get(key) ?? []), median(await timeEach(each, () => work(messages)))]);
      }
  }
  await floor.close();

  const against = (name: string, messages: number): Round[] =>
    (times.get(`${name} ${messages}`) ?? []).map((measured, round) => ({
      measured,
      floor: times.get(`${name} ${few}`)?.[round] ?? Number.NaN,
    }));
  const samples = rounds * each;
  const goal: Goal = { of: 'ratio', most: 1.2 };
  const first: Round[] = roundTrips.map((bare, round) => ({
    floor: bare,
    measured: times.get(`turn ${few}`)?.[round] ?? Number.NaN,
  }));
  const kilobytes = (messages: number) => (bytes.get(messages) ?? []).map((size) => size / 1024);
  return [
    compared(
      { id: 'P9', what: `turn at ${few} messages, to the floor of P1`, unit: 'ms', goal: { of: 'ratio', most: 5 } },
      first,
      samples,
    ),
    ...Object.keys(works).flatMap((name) =>
      longer.map((messages) =>
        compared(
          { id: 'P9', what: `${name} at ${messages}, to ${few} messages`, unit: 'ms', goal },
          against(name, messages),
          samples,
        ),
      ),
    ),
    ...talks.map((messages) =>
      alone(
        {
          id: 'P9',
          what: `answer of a turn at ${messages}`,
          unit: 'kB',
          goal: { of: 'value', most: ANSWER_BYTES / 1024 },
        },
        kilobytes(messages),
      ),
    ),
  ];
}
