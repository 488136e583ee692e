import { gunzipSync } from 'node:zlib';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { LoadRunnerUnderTest } from './load-runner-under-test.js';

interface Point {
  time: string;
  value: number;
}

/** What runs over several workers leave as evidence. */
export const partedRuns = (runner: () => LoadRunnerUnderTest) => {
  const evidence = async (id: string, file: string): Promise<Buffer> => {
    const answer = await runner().service.ask(`/load-runs/${id}/evidence/${file}`);
    if (!answer.ok) throw new Error(`${file} of the run ${id} was answered with ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  return {
    evidence,
    filesOf: async (id: string): Promise<string[]> => {
      const { items } = (await runner().read(`/load-runs/${id}/evidence`)) as { items: { name: string }[] };
      return items.map(({ name }) => name);
    },
    /** Every point of a metric that a part's k6 wrote. */
    pointsOf: async (id: string, part: number, metric: string): Promise<Point[]> => {
      const text = gunzipSync(await evidence(id, `part-${part}.points.ndjson.gz`)).toString('utf8');
      return text.split('\n').flatMap((line) => {
        const point = (line === '' ? {} : JSON.parse(line)) as { metric?: string; type?: string; data?: Point };
        return point.metric === metric && point.type === 'Point' && point.data ? [point.data] : [];
      });
    },
  };
};

export const metricOf = ({ metrics }: LoadRunView, name: string) =>
  metrics.find((metric) => metric.name === name)?.values ?? {};
