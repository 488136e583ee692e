import { compared, type Figure, type Round } from '../report/figure.js';
import { median, timeEach } from '../report/statistics.js';
import { fillWithScenarios, wordOf } from '../samples/scenario-copies.js';
import type { Size } from '../sizes.js';
import type { Api } from '../stage/api.js';
import { keptHome } from '../stage/kept-home.js';
import { openStage } from '../stage/stage.js';

const FEW = 1000;
const MANY = 100_000;

/** P9, the same requests at 100,000 scenarios as at 1,000. Floor: a system of its own with 1,000, asked in turn. */
export async function lists({ rounds, perRound }: Size): Promise<Figure[]> {
  const homes = [await filledHome(FEW), await filledHome(MANY)] as const;
  const [small, large] = await Promise.all([openStage({ from: homes[0] }), openStage({ from: homes[1] })]);
  try {
    const each = Math.ceil(perRound / 6);
    const [few, many] = await Promise.all([requestsOf(small.api), requestsOf(large.api)]);
    const figures: Figure[] = [];
    for (const [what, ask] of many) {
      const askFew = few.get(what) ?? ask;
      // The first requests of a kind are slow for reasons of their own.
      for (const warm of [askFew, ask]) await timeEach(each, warm);
      const found: Round[] = [];
      for (let round = 0; round < rounds; round++)
        found.push({ floor: median(await timeEach(each, askFew)), measured: median(await timeEach(each, ask)) });
      const row = { id: 'P9', what: `${what}, ${MANY} to ${FEW}`, unit: 'ms' };
      figures.push(compared({ ...row, goal: { of: 'ratio', most: 1.2 } }, found, rounds * each));
    }
    return figures;
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
}

const filledHome = (count: number): Promise<string> =>
  keptHome({
    name: 'scenarios',
    size: count,
    madeBy: [
      'bench/dist/samples/scenario-copies.js',
      'packages/platform/dist/journal/journal.js',
      'services/scenario/dist/look-up.js',
      'services/instantiator/dist/reading/listed.js',
    ],
    make: (stage) => fillWithScenarios(stage, count),
  });

type Ask = (index: number) => Promise<string>;

async function requestsOf(api: Api): Promise<Map<string, Ask>> {
  const list = '/test-scenarios?limit=50';
  const { next_cursor } = JSON.parse(await api.get(list)) as { next_cursor: string };
  return new Map<string, Ask>([
    ['list page', () => api.get(list)],
    ['second page', () => api.get(`${list}&cursor=${next_cursor}`)],
    ['page of a tag', () => api.get('/test-scenarios?limit=10&tag=hundredth')],
    ['by last use', () => api.get(`${list}&sort=used`)],
    ['by instances', () => api.get(`${list}&sort=instances`)],
    ['never run, by name', () => api.get(`${list}&verdict=never&sort=name`)],
    ['never run, by last use', () => api.get(`${list}&verdict=never&sort=used`)],
    ['search, one', (index) => api.get(`/test-scenarios?q=${wordOf(index % FEW)}`)],
    ['search, all', () => api.get('/test-scenarios?q=copy&limit=50')],
    ['get one', (index) => api.get(`/test-scenarios/copy-${index % FEW}`)],
  ]);
}
