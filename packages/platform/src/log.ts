import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Names whose values never reach a log, at any of the depths that we log. */
const secret = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'access_token',
  'refresh_token',
  'api_key',
  'actortoken',
  'ce_actortoken',
];
const paths = secret.flatMap((name) =>
  ['', '*.', '*.*.', '*.*.*.'].map((prefix) => `${prefix}["${name}"]`.replace('.[', '[')),
);

export const createLog = (name: string, level: string): Log =>
  pino({
    name,
    level,
    base: { pid: process.pid },
    redact: { paths, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
