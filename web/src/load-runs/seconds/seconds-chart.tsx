import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import { clockOf } from '../../time/ago.js';
import { drawAround, type Around, type Colors } from './draw-around.js';
import { topOf } from './limits.js';
import { failedPerSecond, type Second } from './seconds.js';

const HEIGHT = 240;
/** The library declares its sides for the compiler only; in what runs they are numbers, and this is the right one. */
const onTheRight: Pick<uPlot.Axis, 'side'> = Object.fromEntries([['side', 1]]);

const light: Colors = {
  rate: '#3b5bdb',
  failed: '#c92a2a',
  p50: '#2b8a3e',
  p95: '#c2410c',
  p99: '#862e9c',
  vus: '#868e96',
  text: '#495057',
  grid: '#e9ecef',
};
const dark: Colors = {
  rate: '#91a7ff',
  failed: '#ff8787',
  p50: '#69db7c',
  p95: '#ffa94d',
  p99: '#e599f7',
  vus: '#909296',
  text: '#b8b8b8',
  grid: '#3b3b3b',
};

/** No virtual user is a part of one. */
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** The unit stands at each number: there are three axes, and on a phone no room for words beside them. */
const inUnit =
  (unit: string): uPlot.Axis.Values =>
  (_, splits) =>
    splits.map((split) => `${split.toLocaleString()}${unit}`);

const CHARACTER_PX = 7.5;
const TICK_PX = 16;
/** As wide as the longest of its numbers, which there are none of where nothing is measured. */
const asItsNumbers: uPlot.Axis.Size = (_, numbers: readonly string[] | null) =>
  TICK_PX + CHARACTER_PX * Math.max(0, ...(numbers ?? []).map(({ length }) => length));

const optionsFor = (width: number, colors: Colors, around: () => Around): uPlot.Options => {
  const { rate, failed, p50, p95, p99, vus, text, grid } = colors;
  const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid } };
  return {
    width,
    height: HEIGHT,
    scales: {
      x: {
        time: false,
        range: (chart, min, max) => [min, endOf(chart, max, around())],
      },
      ms: { range: (_, __, max) => [0, topOf(max, around().limits, 'ms')] },
      y: { range: (_, __, max) => [0, topOf(max, around().limits, 'y')] },
      vus: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] },
    },
    hooks: { draw: [(chart) => drawAround(chart, around(), colors)] },
    axes: [
      { ...axis, incrs: [1, 2, 5, 10, 30, 60, 300, 600, 1800, 3600], values: (_, splits) => splits.map(clockOf) },
      { ...axis, size: asItsNumbers, values: inUnit('/s') },
      { ...axis, ...onTheRight, scale: 'ms', size: asItsNumbers, values: inUnit(' ms'), grid: { show: false } },
      {
        ...axis,
        ...onTheRight,
        scale: 'vus',
        size: asItsNumbers,
        incrs: WHOLE,
        values: inUnit(' VUs'),
        grid: { show: false },
      },
    ],
    series: [
      { label: 'elapsed', value: (_, seconds) => clockOf(seconds) },
      { label: 'requests/s', stroke: rate, width: 2 },
      { label: 'failed/s', stroke: failed, width: 2, fill: `${failed}33` },
      { label: 'p50 ms', stroke: p50, width: 1.5, dash: [2, 3], scale: 'ms' },
      { label: 'p95 ms', stroke: p95, width: 2, dash: [6, 4], scale: 'ms' },
      { label: 'p99 ms', stroke: p99, width: 1.5, dash: [10, 4, 2, 4], scale: 'ms' },
      { label: 'VUs', stroke: vus, width: 1.5, dash: [2, 4], scale: 'vus' },
    ],
  };
};

/** Where the time axis ends: all of it shows what came after the last second too; a part of it that was chosen, does not. */
const endOf = ({ data }: uPlot, end: number, { marks }: Around): number =>
  end === data[0].at(-1) ? Math.max(end, ...marks.map(({ elapsed_s }) => elapsed_s)) : end;

const dataOf = (seconds: readonly Second[]): uPlot.AlignedData => [
  seconds.map(({ elapsed_s }) => elapsed_s),
  seconds.map(({ requests_per_s }) => requests_per_s),
  [...failedPerSecond(seconds)],
  seconds.map(({ p50_ms }) => p50_ms),
  seconds.map(({ p95_ms }) => p95_ms),
  seconds.map(({ p99_ms }) => p99_ms),
  seconds.map(({ vus }) => vus),
];

interface Props extends Around {
  readonly seconds: readonly Second[];
}

/** Requests, failures and durations over the seconds of a run; the table beside it holds the same numbers. */
export const SecondsChart = ({ seconds, limits, marks }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);
  const scheme = useComputedColorScheme('light');
  const around = useRef<Around>({ limits, marks });
  const draw = useEffectEvent((target: HTMLElement) => {
    const options = optionsFor(target.clientWidth, scheme === 'dark' ? dark : light, () => around.current);
    return new uPlot(options, dataOf(seconds), target);
  });
  useEffect(() => {
    const target = place.current;
    if (target === null) return undefined;
    const drawn = draw(target);
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.setSize({ width: target.clientWidth, height: HEIGHT }));
    observer.observe(target);
    return () => {
      observer.disconnect();
      drawn.destroy();
    };
  }, [scheme]);
  useEffect(() => {
    around.current = { limits, marks };
    chart.current?.setData(dataOf(seconds));
  }, [seconds, limits, marks]);
  return (
    <div
      ref={place}
      role="img"
      aria-label={[
        'Requests, failures, durations and virtual users over time; the table holds the same numbers',
        ...limits.map(({ label }) => `limit ${label}`),
        ...marks.map(({ label, elapsed_s }) => `${label} at ${clockOf(elapsed_s)}`),
      ].join('; ')}
    />
  );
};
