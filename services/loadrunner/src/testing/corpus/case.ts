import type { Verdict } from '@rehearsal/contracts/load/load-run';

/** A script and the truth about it: what k6 says of it is often something else. */
export interface Case {
  title: string;
  script: string;
  /** What the script reads beside itself, by name. */
  files?: Readonly<Record<string, string>>;
  /** The ending of the script's name. */
  language?: 'js' | 'ts';
  /** The target answers (default), answers every request with 500, is not there, or speaks gRPC. */
  target?: 'up' | 'failing' | 'down' | 'grpc';
  /** What `MODEL` is: the host and port of another server, beside the target. */
  beside?: 'grpc' | 'other';
  houseLimits?: false;
  verdict: Verdict;
  exitCode: number;
  /** What `k6 run` alone exits with, where that is something else. */
  plain?: number;
  /** Words that the reasons must hold. */
  because: RegExp;
}

const IMPORTS = `
import http from 'k6/http';
import exec from 'k6/execution';
import ws from 'k6/ws';
import { check, group, sleep } from 'k6';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';
const get = (path = '/health') => http.get(__ENV.BASE + path);
`;
export const script = (options: string, body: string, more = ''): string =>
  `${IMPORTS}\nexport const options = ${options};\n${more}\nexport default function () { ${body} }\n`;

export const passed = { verdict: 'passed', exitCode: 0 } as const;
/** k6 says so too. */
export const failed = { verdict: 'failed', exitCode: 99 } as const;
/** k6 calls it a success. */
export const falseGreen = { ...failed, plain: 0 } as const;
export const error = (exitCode: number) => ({ verdict: 'error', exitCode }) as const;

export const TWICE = 'vus: 1, iterations: 2';
export const LATENCY = `{ ${TWICE}, thresholds: { http_req_duration: ['p(95)<60000'] } }`;
export const ofOneVu = (rate: number): string =>
  `{ scenarios: { s: { executor: 'constant-arrival-rate', rate: ${rate}, timeUnit: '1s', duration: '1s', preAllocatedVUs: 1, maxVUs: 1 } } }`;
