import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createLog } from './log.js';

const secrets = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'access_token',
  'refresh_token',
  'api_key',
  'ce_actortoken',
];

describe('the log', () => {
  it.each(secrets)('never shows a value named %s, three levels down', (name) => {
    const written = logged({
      [name]: 'canary',
      a: { [name]: 'canary', b: { [name]: 'canary', c: { [name]: 'canary' } } },
    });
    expect(written).not.toContain('canary');
    expect(written).toContain('[redacted]');
  });
});

/** What a log of ours writes, caught by giving its own settings another destination. */
function logged(entry: object): string {
  let text = '';
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const log = createLog('test', 'info');
  const streamSymbol = pino.symbols.streamSym;
  (log as unknown as Record<symbol, Writable>)[streamSymbol] = destination;
  log.info(entry, 'x');
  return text;
}
