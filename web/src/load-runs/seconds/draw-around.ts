import type uPlot from 'uplot';
import type { LimitLine } from './limits.js';
import type { Mark } from './marks.js';

/** What stands on the chart beside what was measured. */
export interface Around {
  readonly limits: readonly LimitLine[];
  readonly marks: readonly Mark[];
}

export interface Colors {
  readonly rate: string;
  readonly failed: string;
  readonly p50: string;
  readonly p95: string;
  readonly p99: string;
  readonly vus: string;
  readonly text: string;
  readonly grid: string;
}

const FONT_PX = 11;
const GAP_PX = 4;

/** Limits as lines across, marks as lines down, each with its words; on the canvas, whose pixels are those of the screen. */
export const drawAround = (chart: uPlot, { limits, marks }: Around, colors: Colors): void => {
  const ratio = devicePixelRatio;
  const { ctx } = chart;
  const { left, top, width, height } = chart.bbox;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.font = `${FONT_PX * ratio}px sans-serif`;
  ctx.lineWidth = ratio;
  const line = (x1: number, y1: number, x2: number, y2: number) => {
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
  };
  ctx.strokeStyle = ctx.fillStyle = colors.failed;
  ctx.textBaseline = 'bottom';
  ctx.setLineDash([8 * ratio, 3 * ratio]);
  for (const { label, scale, value } of limits) {
    const y = chart.valToPos(value, scale, true);
    if (y < top) continue;
    line(left, y, left + width, y);
    ctx.fillText(label, left + GAP_PX * ratio, y - 1);
  }
  ctx.strokeStyle = ctx.fillStyle = colors.text;
  ctx.textBaseline = 'top';
  ctx.setLineDash([]);
  for (const [index, { label, elapsed_s }] of marks.entries()) {
    const x = Math.min(chart.valToPos(elapsed_s, 'x', true), left + width - ratio);
    line(x, top, x, top + height);
    // Words stand on the side where there is room, below each other.
    ctx.textAlign = x > left + width / 2 ? 'right' : 'left';
    const aside = (x > left + width / 2 ? -GAP_PX : GAP_PX) * ratio;
    ctx.fillText(label, x + aside, top + (GAP_PX + index * (FONT_PX + GAP_PX)) * ratio);
  }
  ctx.restore();
};
