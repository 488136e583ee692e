import { finite } from './samples.js';

/** A threshold of k6, as the script wrote it: `p(95)<2000`, `rate>0.95`, `count<1`. */
export interface Limit {
  /** As k6 names it in a summary: `p(95)`, `rate`, `count`, `avg`, `value`... */
  statistic: string;
  operator: string;
  bound: number;
}

const LIMIT = /^\s*(p\(\s*[\d.]+\s*\)|[a-z]+)\s*(<=|>=|===|==|!=|<|>)\s*(\S+)\s*$/;
const NUMBER = /^[-+\d.eE]+$/;
/** As Go reads them, and so k6: a limit may be one that nothing reaches, or that nothing can be compared with. */
const ENDLESS = /^([-+]?)inf(?:inity)?$/i;
const NO_NUMBER = /^[-+]?nan$/i;

/** Null for what k6 itself would refuse. */
export function parseLimit(expression: string): Limit | null {
  const match = LIMIT.exec(expression);
  if (!match) return null;
  const [, statistic = '', operator = '', written = ''] = match;
  const bound = boundIn(written);
  return bound === null ? null : { statistic: statistic.replaceAll(/\s/g, ''), operator, bound };
}

function boundIn(written: string): number | null {
  if (NUMBER.test(written)) return Number(written);
  const sign = ENDLESS.exec(written)?.[1];
  if (sign !== undefined) return sign === '-' ? -Infinity : Infinity;
  return NO_NUMBER.test(written) ? NaN : null;
}

/** How far `measured` is from the limit: negative when it is breached. */
export function marginOf({ operator, bound }: Limit, measured: number): number {
  // Everything is other than what is no number, and nothing is more or less than it, or the same.
  if (Number.isNaN(bound)) return operator === '!=' ? Number.MAX_VALUE : -Number.MAX_VALUE;
  if (operator.startsWith('<')) return finite(bound - measured);
  if (operator.startsWith('>')) return finite(measured - bound);
  const apart = finite(Math.abs(measured - bound));
  return operator === '!=' ? apart : -apart;
}

export function holds(limit: Limit, measured: number): boolean {
  const margin = marginOf(limit, measured);
  const strict = limit.operator === '<' || limit.operator === '>' || limit.operator === '!=';
  return strict ? margin > 0 : margin >= 0;
}

/** `http_req_duration{scenario:stream}` judges the samples of one metric that carry these tags. */
export interface Judged {
  key: string;
  metric: string;
  tags: Readonly<Record<string, string>>;
}

export function parseJudged(key: string): Judged {
  const [, metric = key, inside = ''] = /^([^{]+)\{(.*)\}$/.exec(key) ?? [];
  const pairs = inside.split(',').flatMap((pair) => {
    const at = pair.indexOf(':');
    return at < 0 ? [] : [[unquoted(pair.slice(0, at)), unquoted(pair.slice(at + 1))] as const];
  });
  return { key, metric, tags: Object.fromEntries(pairs) };
}

const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');
