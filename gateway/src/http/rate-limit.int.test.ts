import { expect, it } from '@jest/globals';
import express from 'express';
import { problems } from '@rehearsal/platform/http/problem';
import { createLog } from '@rehearsal/platform/log';
import { listen } from '@rehearsal/platform/http/app';
import { anonymous } from '../access/principal.js';
import { perPrincipal, setPrincipal } from './rate-limit.js';

it('limits each principal by itself, and says how much is left', async () => {
  const app = express();
  app.use((request, response, next) => {
    setPrincipal(response, { ...anonymous, id: String(request.headers['x-who']) });
    next();
  });
  app.use(perPrincipal(2), (_request, response) => void response.send('ok'));
  app.use(problems(createLog('test', 'silent')));
  const listening = await listen(app, { host: '127.0.0.1', port: 0 });
  const ask = (who: string) => fetch(listening.url, { headers: { 'x-who': who } });

  const answers = [await ask('a'), await ask('a'), await ask('a'), await ask('b')];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
  expect(answers[0]?.headers.get('ratelimit')).toMatch(/^limit=2, remaining=1, reset=\d+$/);
  expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await answers[2]?.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
  await listening.close();
});
