import { Agent, request } from 'undici';
import { startChild } from '../floors/child.js';
import { compared, type Figure, type Goal } from '../report/figure.js';
import { median, ratePerSecond, untilSteady } from '../report/statistics.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const PATH = '/v1/chat/completions';
/** What one round of many streams came to: how many a second, and the median time to the first token in ms. */
interface Once {
  rate: number;
  first: number;
  samples: number;
}

const FIRST_TOKEN = /"content":"[^"]/;
const body = JSON.stringify({
  model: 'jan-v1-4b',
  stream: true,
  messages: [{ role: 'user', content: 'I love painting and I grew up by the sea.' }],
});

/**
 * P6, streamed answers of the coach's own API a second, and the time to their first token. Floor: a bare Express route
 * that streams the very same tokens (sse-process.ts). The same route behind a count in Redis, which a limit of several
 * processes takes, stands beside them: no coach with such a limit does better.
 */
export async function coachApi(stage: Stage, { rounds, roundMs, warmRounds, streams }: Size): Promise<Figure[]> {
  const coach = stage.system.services.coach?.url ?? '';
  const agent = new Agent({ connections: Math.max(...streams), pipelining: 1 });
  const signedIn = await request(`${coach}/v1/auth/guest-login`, { method: 'POST' });
  const { access_token } = (await signedIn.body.json()) as { access_token: string };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${access_token}` };

  const stream = async (url: string): Promise<{ text: string; firstMs: number }> => {
    const started = performance.now();
    const answer = await request(`${url}${PATH}`, { method: 'POST', headers, body, dispatcher: agent });
    let text = '';
    let firstMs = Number.NaN;
    for await (const chunk of answer.body) {
      text += String(chunk);
      if (Number.isNaN(firstMs) && FIRST_TOKEN.test(text)) firstMs = performance.now() - started;
    }
    if (answer.statusCode !== 200 || !text.includes('[DONE]'))
      throw new Error(`a stream was cut: ${text.slice(0, 500)}`);
    return { text, firstMs };
  };
  const stub = await startChild<{ port: number }>('sse-process.js', [stage.redisUrl]);
  const stubUrl = `http://127.0.0.1:${stub.first.port}`;
  const countedUrl = `${stubUrl}/counted`;
  await stub.ask(framesOf((await stream(coach)).text));

  const once = async (url: string, clients: number): Promise<Once> => {
    const firsts: number[] = [];
    const rate = await ratePerSecond(clients, roundMs / 2, async () => firsts.push((await stream(url)).firstMs));
    return { rate, first: median(firsts), samples: firsts.length };
  };
  try {
    const figures: Figure[] = [];
    for (const clients of streams) {
      for (const url of [stubUrl, countedUrl, coach])
        await untilSteady(warmRounds, async () => (await once(url, clients)).rate);
      const sides: Record<'floor' | 'counted' | 'ours', Once>[] = [];
      for (let round = 0; round < rounds; round++)
        sides.push({
          floor: await once(stubUrl, clients),
          counted: await once(countedUrl, clients),
          ours: await once(coach, clients),
        });
      const who = `${clients} ${clients === 1 ? 'client' : 'clients'}`;
      const row = (side: 'counted' | 'ours', what: string, unit: string, pick: (one: Once) => number, goal?: Goal) =>
        compared(
          { id: 'P6', what: `${what}, ${who}`, unit, ...(goal && { goal }) },
          sides.map((round) => ({ measured: pick(round[side]), floor: pick(round.floor) })),
          sides.reduce((sum, round) => sum + round[side].samples, 0),
        );
      const rate = ({ rate }: Once) => rate;
      const first = ({ first }: Once) => first;
      figures.push(
        row('ours', 'streams a second', '1/s', rate, { of: 'ratio', least: 0.7 }),
        row('counted', 'by hand, counted in Redis', '1/s', rate),
        row('ours', 'first token', 'ms', first, { of: 'ratio', most: 1.5 }),
        row('counted', 'first token by hand, counted in Redis', 'ms', first),
      );
    }
    return figures;
  } finally {
    await agent.close();
    await stub.stop();
  }
}

/** The events of a stream, each as its JSON; the last one, which only says that it is over, is none. */
const framesOf = (text: string): unknown[] =>
  text
    .split('\n\n')
    .flatMap((event) => (event.startsWith('data: {') ? [JSON.parse(event.slice('data: '.length)) as unknown] : []));
