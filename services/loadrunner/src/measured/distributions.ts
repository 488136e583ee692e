import { z } from 'zod';
import { binOf } from './bins.js';

/** How often each bin was hit in a slot. Of a rate, bin 0 counts what was false and bin 1 what was true. */
export type SlotCounts = ReadonlyMap<number, number>;

export interface MetricDistribution {
  type: 'trend' | 'rate';
  /** `time` (milliseconds), `data` (bytes) or `default`. */
  contains: string;
  /** In order of time, one for each slot of the run; an empty one where nothing was recorded. */
  slots: readonly SlotCounts[];
}

/** What a comparison needs of a run: for each metric, the distribution of its samples in each stretch of time. */
export interface RunDistribution {
  slotSeconds: number;
  metrics: ReadonlyMap<string, MetricDistribution>;
}

/** The same for a file or another process. A slot is a flat list: bin, count, bin, count... */
export const DistributionsState = z.object({
  /** When the first slot began, in seconds since 1970; null where there is none. */
  from: z.int().nullable(),
  slot_seconds: z.int().positive(),
  metrics: z.record(
    z.string(),
    z.object({ type: z.enum(['trend', 'rate']), contains: z.string(), slots: z.array(z.array(z.int().nonnegative())) }),
  ),
});
export type DistributionsState = z.infer<typeof DistributionsState>;

/** A run of any length has from half as many slots to all of these, so what is kept does not grow with its length. */
const MAX_SLOTS = 128;
/** What a script makes up without end must not fill the memory. */
const MAX_METRICS = 200;

interface Collected {
  type: 'trend' | 'rate';
  contains: string;
  slots: Map<number, number>[];
}

/** Collects while a run is under way. Slots begin as seconds; when there are too many, each two become one. */
export class Distributions {
  readonly #metrics = new Map<string, Collected>();
  #slotSeconds = 1;
  #first: number | null = null;
  #last = 0;
  #known = { time: '', second: 0 };

  add(name: string, { type, contains }: { type: string; contains: string }, time: string, value: number): void {
    if (type !== 'trend' && type !== 'rate') return;
    const at = time.slice(0, 19);
    if (at !== this.#known.time) this.#known = { time: at, second: Date.parse(`${at}Z`) / 1000 };
    const bin = type === 'rate' ? Number(value !== 0) : binOf(value);
    this.#count(name, { type, contains }, this.#known.second, bin, 1);
  }

  state(): DistributionsState {
    const length = this.#first === null ? 0 : this.#last + 1;
    const metrics = [...this.#metrics].map(([name, { slots, ...metric }]) => {
      const flat = Array.from({ length }, (_, slot) => [...(slots[slot] ?? [])].flat());
      return [name, { ...metric, slots: flat }] as const;
    });
    return { from: this.#first, slot_seconds: this.#slotSeconds, metrics: Object.fromEntries(metrics) };
  }

  /** Takes in what another process collected of the same run, as if all samples had been added here. */
  absorb({ from, slot_seconds, metrics }: DistributionsState): void {
    if (from === null) return;
    while (this.#slotSeconds < slot_seconds) this.#halve();
    for (const [name, metric] of Object.entries(metrics))
      for (const [slot, flat] of metric.slots.entries())
        for (const [bin, count] of countsIn(flat)) this.#count(name, metric, from + slot * slot_seconds, bin, count);
  }

  #count(name: string, kind: Omit<Collected, 'slots'>, second: number, bin: number, count: number): void {
    let metric = this.#metrics.get(name);
    if (!metric) {
      if (this.#metrics.size >= MAX_METRICS) return;
      metric = { type: kind.type, contains: kind.contains, slots: [] };
      this.#metrics.set(name, metric);
    }
    const slot = this.#slotAt(second);
    while (metric.slots.length <= slot) metric.slots.push(new Map());
    const counts = metric.slots[slot] as Map<number, number>;
    counts.set(bin, (counts.get(bin) ?? 0) + count);
  }

  #slotAt(second: number): number {
    if (!Number.isFinite(second)) return this.#last;
    const first = (this.#first ??= second);
    // k6 may hand over a sample of just before the first one: it belongs to the beginning.
    const slotOf = () => Math.max(0, Math.floor((second - first) / this.#slotSeconds));
    while (slotOf() >= MAX_SLOTS) this.#halve();
    const slot = slotOf();
    this.#last = Math.max(this.#last, slot);
    return slot;
  }

  #halve(): void {
    this.#slotSeconds *= 2;
    this.#last = Math.floor(this.#last / 2);
    for (const metric of this.#metrics.values()) metric.slots = halved(metric.slots);
  }
}

export const distributionOf = ({ slot_seconds, metrics }: DistributionsState): RunDistribution => ({
  slotSeconds: slot_seconds,
  metrics: new Map(
    Object.entries(metrics).map(([name, { slots, ...metric }]) => [name, { ...metric, slots: slots.map(countsIn) }]),
  ),
});

/** The same run in longer slots, so that it can be laid beside one that took longer. */
export function inSlotsOf(slotSeconds: number, run: RunDistribution): RunDistribution {
  if (run.slotSeconds >= slotSeconds) return run;
  const metrics = [...run.metrics].map(([name, metric]) => [name, { ...metric, slots: halved(metric.slots) }] as const);
  return inSlotsOf(slotSeconds, { slotSeconds: run.slotSeconds * 2, metrics: new Map(metrics) });
}

const halved = (slots: readonly SlotCounts[]): Map<number, number>[] =>
  Array.from({ length: Math.ceil(slots.length / 2) }, (_, index) => {
    const merged = new Map(slots[2 * index]);
    for (const [bin, count] of slots[2 * index + 1] ?? []) merged.set(bin, (merged.get(bin) ?? 0) + count);
    return merged;
  });

function countsIn(flat: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < flat.length; at += 2) counts.set(flat[at] ?? 0, flat[at + 1] ?? 0);
  return counts;
}
