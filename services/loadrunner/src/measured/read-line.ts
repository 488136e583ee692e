import { z } from 'zod';
import { MetricType } from './samples.js';

export interface Point {
  metric: string;
  type: 'Point';
  data: { time: string; value: number; tags: Record<string, string> | null };
}

const Declaration = z.object({
  type: z.literal('Metric'),
  data: z.object({ name: z.string(), type: MetricType, contains: z.string() }),
});
export type Declaration = z.infer<typeof Declaration>;

/** How lines of k6's point stream begin, and what is in them: text for people has neither. */
const MARKS = ['{"metric":', '{"type":', '"type":"Point"', '"type":"Metric"'];

/** White space changes nothing in JSON. Anchored, so that a line of text costs a look at its first character. */
const OBJECT = /^\s*\{/;

/** What k6 writes for a sample that is no finite number, which is no JSON. */
const ENDLESS = /^(.*"data":\{"time":"[^"]*","value":)([+-])Inf\b/;
/** JSON has none either, but a number that is too large for one is read as it. */
const asJson = (line: string): string =>
  line.includes('Inf') ? line.replace(ENDLESS, (_, before: string, sign: string) => `${before}${sign === '-' ? '-' : ''}1e999`) : line; // prettier-ignore

/** One line of k6's standard output. `damaged`: k6 meant a point or a declaration, and it cannot be understood. */
export function readLine(line: string): Point | Declaration | 'text' | 'damaged' {
  if (OBJECT.test(line)) {
    try {
      const parsed: unknown = JSON.parse(asJson(line));
      if (isPoint(parsed)) return parsed;
      const declaration = Declaration.safeParse(parsed);
      if (declaration.success) return declaration.data;
    } catch {
      // Damaged, or the text of somebody who prints JSON.
    }
  }
  return MARKS.some((mark) => line.includes(mark)) ? 'damaged' : 'text';
}

/** By hand and not by schema: this runs for every sample of a run. */
function isPoint(value: unknown): value is Point {
  const { type, metric, data } = value as { type?: unknown; metric?: unknown; data?: Partial<Point['data']> | null };
  return (
    type === 'Point' &&
    typeof metric === 'string' &&
    typeof data === 'object' &&
    data !== null &&
    typeof data.value === 'number' &&
    isTime(data.time) &&
    isTags(data.tags)
  );
}

/** As k6 writes it, in UTC; fractions of a second have as many digits as they need. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
const isTime = (time: unknown): boolean =>
  typeof time === 'string' && TIME.test(time) && !Number.isNaN(Date.parse(`${time.slice(0, 19)}Z`));

function isTags(tags: unknown): boolean {
  if (tags === null || tags === undefined) return true;
  if (typeof tags !== 'object' || Array.isArray(tags)) return false;
  for (const name in tags) if (typeof (tags as Record<string, unknown>)[name] !== 'string') return false;
  return true;
}
