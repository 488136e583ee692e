import { z } from 'zod';
import type { TagSlice } from '@rehearsal/contracts/load/load-run-results';
import { ByTags } from './by-tags.js';
import { Samples, SamplesState } from './samples.js';
import { marginOf, parseJudged, type Judged, type Limit } from './threshold.js';

/** Tags that say which request, flow or prompt a sample is of. `method` and `status` would only repeat the outcome. */
const TELLING_TAGS = ['name', 'scenario_name', 'scenario', 'prompt', 'check', 'group'];
/** A tag with more values than this (an id in a URL) tells nothing, and would fill the memory. */
const MAX_VALUES = 30;

interface Sliced {
  judged: Judged;
  tags: Map<string, Map<string, Samples>>;
}

/** By the key of the threshold, the tag, and its value. */
export const SlicesState = z.record(z.string(), z.record(z.string(), z.record(z.string(), SamplesState)));
export type SlicesState = z.infer<typeof SlicesState>;

/** Samples of thresholded metrics, apart by the values of each telling tag, so that a report can name the worst part. */
export class Slices {
  readonly #sliced = new Map<string, Sliced>();
  readonly #ofMetric = new Map<string, ByTags<Sliced>>();

  constructor(thresholdKeys: readonly string[]) {
    for (const judged of thresholdKeys.map(parseJudged)) {
      const sliced = { judged, tags: new Map<string, Map<string, Samples>>() };
      const ofMetric = this.#ofMetric.get(judged.metric) ?? new ByTags<Sliced>();
      ofMetric.add(judged.tags, sliced);
      this.#ofMetric.set(judged.metric, ofMetric);
      this.#sliced.set(judged.key, sliced);
    }
  }

  add(
    metric: string,
    { type, contains }: Samples,
    tags: Readonly<Record<string, string>>,
    value: number,
    time = '',
  ): void {
    for (const sliced of this.#ofMetric.get(metric)?.satisfiedBy(tags) ?? []) {
      for (const tag of TELLING_TAGS) {
        const of = tags[tag];
        if (of === undefined || of === '' || tag in sliced.judged.tags) continue;
        samplesOf(sliced, tag, of, { type, contains })?.add(value, time);
      }
    }
  }

  state(): SlicesState {
    return Object.fromEntries(
      [...this.#sliced].map(([key, { tags }]) => [
        key,
        Object.fromEntries(
          [...tags].map(([tag, values]) => [
            tag,
            Object.fromEntries([...values].map(([value, samples]) => [value, samples.state()])),
          ]),
        ),
      ]),
    );
  }

  /** Takes in what another process kept for the same thresholds. */
  absorb(other: SlicesState): void {
    for (const [key, sliced] of this.#sliced)
      for (const [tag, values] of Object.entries(other[key] ?? {}))
        for (const [value, samples] of Object.entries(values)) samplesOf(sliced, tag, value, samples)?.absorb(samples);
  }

  /**
   * The slice with the smallest margin under a limit. Null where no tag splits the samples, or where all slices are the
   * same: a part that is the whole, or like every other, is not a finding.
   */
  worst(key: string, limit: Limit, seconds: number): TagSlice | null {
    const sliced = this.#sliced.get(key);
    // In an order that does not depend on which sample came first: of equal slices the same one is told.
    const found = TELLING_TAGS.flatMap((tag) => {
      const values = sliced?.tags.get(tag);
      if (!values || values.size < 2 || values.size > MAX_VALUES) return [];
      const slices = [...values]
        .sort(([a], [b]) => a.localeCompare(b))
        .flatMap(([value, samples]) => sliceOf({ tag, value }, samples, limit, seconds));
      return slices.every(({ measured }) => measured === slices[0]?.measured) ? [] : slices;
    });
    return found.reduce<TagSlice | null>((worst, slice) => (worse(slice, worst) ? slice : worst), null);
  }
}

/** The samples of one value of a tag, begun when they are not there; undefined beyond the bound. */
function samplesOf(
  { tags }: Sliced,
  tag: string,
  value: string,
  { type, contains }: Pick<Samples, 'type' | 'contains'>,
) {
  const values = tags.get(tag) ?? new Map<string, Samples>();
  if (!values.has(value) && values.size > MAX_VALUES) return undefined;
  const samples = values.get(value) ?? new Samples(type, contains);
  tags.set(tag, values.set(value, samples));
  return samples;
}

function sliceOf(of: Pick<TagSlice, 'tag' | 'value'>, samples: Samples, limit: Limit, seconds: number): TagSlice[] {
  const measured = samples.statistic(limit.statistic, seconds);
  if (measured === undefined) return [];
  return [{ ...of, measured, margin: marginOf(limit, measured), samples: samples.count }];
}

const worse = (slice: TagSlice, than: TagSlice | null): boolean =>
  than === null || slice.margin < than.margin || (slice.margin === than.margin && slice.samples > than.samples);
