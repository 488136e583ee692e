import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import { clockOf } from '../../time/ago.js';
import { failedPerSecond, type Second } from './seconds.js';

const HEIGHT = 240;
/** The library declares its sides for the compiler only; in what runs they are numbers, and this is the right one. */
const onTheRight: Pick<uPlot.Axis, 'side'> = Object.fromEntries([['side', 1]]);

interface Colors {
  readonly rate: string;
  readonly failed: string;
  readonly p50: string;
  readonly p95: string;
  readonly p99: string;
  readonly text: string;
  readonly grid: string;
}

const light: Colors = {
  rate: '#3b5bdb',
  failed: '#c92a2a',
  p50: '#2b8a3e',
  p95: '#c2410c',
  p99: '#862e9c',
  text: '#495057',
  grid: '#e9ecef',
};
const dark: Colors = {
  rate: '#91a7ff',
  failed: '#ff8787',
  p50: '#69db7c',
  p95: '#ffa94d',
  p99: '#e599f7',
  text: '#b8b8b8',
  grid: '#3b3b3b',
};

const optionsFor = (width: number, { rate, failed, p50, p95, p99, text, grid }: Colors): uPlot.Options => {
  const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid } };
  return {
    width,
    height: HEIGHT,
    legend: { live: false },
    scales: {
      x: { time: false },
      ms: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] },
      y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] },
    },
    axes: [
      { ...axis, incrs: [1, 2, 5, 10, 30, 60, 300, 600, 1800, 3600], values: (_, splits) => splits.map(clockOf) },
      { ...axis, label: 'requests/s', size: 56 },
      { ...axis, ...onTheRight, scale: 'ms', label: 'ms', size: 64, grid: { show: false } },
    ],
    series: [
      { label: 'elapsed', value: (_, seconds) => clockOf(seconds) },
      { label: 'requests/s', stroke: rate, width: 2 },
      { label: 'failed/s', stroke: failed, width: 2, fill: `${failed}33` },
      { label: 'p50 ms', stroke: p50, width: 1.5, dash: [2, 3], scale: 'ms' },
      { label: 'p95 ms', stroke: p95, width: 2, dash: [6, 4], scale: 'ms' },
      { label: 'p99 ms', stroke: p99, width: 1.5, dash: [10, 4, 2, 4], scale: 'ms' },
    ],
  };
};

const dataOf = (seconds: readonly Second[]): uPlot.AlignedData => [
  seconds.map(({ elapsed_s }) => elapsed_s),
  seconds.map(({ requests_per_s }) => requests_per_s),
  [...failedPerSecond(seconds)],
  seconds.map(({ p50_ms }) => p50_ms),
  seconds.map(({ p95_ms }) => p95_ms),
  seconds.map(({ p99_ms }) => p99_ms),
];

/** Requests, failures and durations over the seconds of a run; the table beside it holds the same numbers. */
export const SecondsChart = ({ seconds }: { readonly seconds: readonly Second[] }) => {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);
  const scheme = useComputedColorScheme('light');
  const draw = useEffectEvent((target: HTMLElement) => {
    const options = optionsFor(target.clientWidth, scheme === 'dark' ? dark : light);
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
  useEffect(() => chart.current?.setData(dataOf(seconds)), [seconds]);
  return (
    <div
      ref={place}
      role="img"
      aria-label="Requests, failures and durations over time; the table holds the same numbers"
    />
  );
};
