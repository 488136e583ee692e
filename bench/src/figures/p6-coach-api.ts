import { Agent, request } from 'undici';
import { startChild } from '../floors/child.js';
import { compared, type Figure, type Round } from '../report/figure.js';
import { median, ratePerSecond, untilSteady } from '../report/statistics.js';
import type { Size } from '../sizes.js';
import type { Stage } from '../stage/stage.js';

const PATH = '/v1/chat/completions';
const FIRST_TOKEN = /"content":"[^"]/;
const body = JSON.stringify({
  model: 'jan-v1-4b',
  stream: true,
  messages: [{ role: 'user', content: 'I love painting and I grew up by the sea.' }],
});

/**
 * P6, streamed answers of the coach's own API a second, and the time to their first token. Floor: a bare Express route
 * that streams the very same tokens (sse-process.ts).
 */
export async function coachApi(stage: Stage, { rounds, roundMs, warmRounds, streams }: Size): Promise<Figure[]> {
  const coach = stage.system.services.coach?.url ?? '';
  const agent = new Agent({ connections: Math.max(...streams), pipelining: 1 });
  const signIn = async (): Promise<string> => {
    const { body: answered } = await request(`${coach}/v1/auth/guest-login`, { method: 'POST' });
    return ((await answered.json()) as { access_token: string }).access_token;
  };
  // A guest for each client: what one alone may ask for in a minute is less than a quick machine can answer.
  const tokens = await Promise.all(Array.from({ length: Math.max(...streams) }, signIn));

  const stream = async (url: string, client: number): Promise<{ text: string; firstMs: number }> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[client] ?? ''}` };
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
  const stub = await startChild<{ port: number }>('sse-process.js', []);
  const stubUrl = `http://127.0.0.1:${stub.first.port}`;
  await stub.ask(framesOf((await stream(coach, 0)).text));

  const once = async (url: string, clients: number) => {
    const firsts: number[] = [];
    const rate = await ratePerSecond(clients, roundMs / 2, async (client) =>
      firsts.push((await stream(url, client)).firstMs),
    );
    return { rate, first: median(firsts), samples: firsts.length };
  };
  try {
    const figures: Figure[] = [];
    for (const clients of streams) {
      for (const url of [stubUrl, coach]) await untilSteady(warmRounds, async () => (await once(url, clients)).rate);
      const rates: Round[] = [];
      const firsts: Round[] = [];
      let samples = 0;
      for (let round = 0; round < rounds; round++) {
        const [bare, ours] = [await once(stubUrl, clients), await once(coach, clients)];
        rates.push({ measured: ours.rate, floor: bare.rate });
        firsts.push({ measured: ours.first, floor: bare.first });
        samples += ours.samples;
      }
      const who = `${clients} ${clients === 1 ? 'client' : 'clients'}`;
      figures.push(
        compared(
          { id: 'P6', what: `streams a second, ${who}`, unit: '1/s', goal: { of: 'ratio', least: 0.7 } },
          rates,
          samples,
        ),
        compared(
          { id: 'P6', what: `first token, ${who}`, unit: 'ms', goal: { of: 'ratio', most: 1.5 } },
          firsts,
          samples,
        ),
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
