import { describe, expect, it } from '@jest/globals';
import { k6Environment, runArguments, runEnvironment, scriptEnvironment } from './command.js';

const command = (changed: Partial<Parameters<typeof runArguments>[0]> = {}) =>
  runArguments({
    script: '/tests/src/a.js',
    environment: scriptEnvironment('http://localhost:1', { nonstream_rps: 2.5, single_run: false }),
    scriptTags: { team: 'coach', testid: 'a-1' },
    systemTags: null,
    tags: { testid: 'a-2' },
    thresholds: { t_ms: ['p(99.9)<5', 'p(95)<2'] },
    pointPipe: '/folder/points',
    summaryFile: '/results/s.json',
    remoteWrite: false,
    blockedRanges: [],
    ...changed,
  });

const following = (args: string[], flag: string) => args.flatMap((arg, i) => (arg === flag ? [args[i + 1]] : []));

describe('runArguments', () => {
  it('turns typed parameters into variables of the script', () => {
    expect(following(command(), '--env')).toEqual(['BASE=http://localhost:1', 'NONSTREAM_RPS=2.5', 'SINGLE_RUN=false']);
  });

  it("passes the script's tags too, because a tag on the command line wipes them", () => {
    expect(following(command(), '--tag')).toEqual(['team=coach', 'testid=a-2']);
  });

  it.each([{ commit: '' }, { 'a=b': 'c' }])('tells tags by a variable where a flag cannot carry %j', (scriptTags) => {
    expect(following(command({ scriptTags }), '--tag')).toEqual([]);
    const [[name, value] = []] = Object.entries(scriptTags);
    expect(runEnvironment({ scriptTags, tags: { testid: 'a-2' } })).toEqual({
      K6_TAGS: `${name}:${value},testid:a-2`,
    });
  });

  it('leaves the script its tags where k6 can be told no others beside them', () => {
    const scriptTags = { commit: '', at: '10:40' };
    expect(following(command({ scriptTags }), '--tag')).toEqual([]);
    expect(runEnvironment({ scriptTags, tags: { testid: 'a-2' } })).toEqual({});
  });

  it('keeps the system tags that the verdict needs, beside those that the script asks for', () => {
    const [tags] = following(command({ systemTags: ['url', 'vu'] }), '--system-tags');
    expect(tags?.split(',')).toEqual(expect.arrayContaining(['scenario', 'status', 'error_code', 'url', 'vu']));
  });

  it('asks for the percentiles that the thresholds judge', () => {
    expect(following(command(), '--summary-trend-stats')).toEqual(['avg,min,med,max,p(90),p(95),p(99),count,p(99.9)']);
  });

  it('gives a part its share of the load, and leaves its thresholds to who sees the whole', () => {
    const share = command({ segment: { part: 2, of: 3 } });
    expect(following(share, '--execution-segment')).toEqual(['1/3:2/3']);
    expect(following(share, '--execution-segment-sequence')).toEqual(['0,1/3,2/3,1']);
    expect(share).toContain('--no-thresholds');
    expect(command()).not.toContain('--no-thresholds');
  });

  it('opens no port, reports no usage and hides the machine from the script', () => {
    expect(command()).toEqual(expect.arrayContaining(['--no-usage-report', '--include-system-env-vars=false']));
    expect(following(command(), '--address')).toEqual(['']);
  });

  it('writes to a Prometheus server only when one is given', () => {
    expect(following(command(), '--out')).toEqual(['json=/folder/points']);
    expect(following(command({ remoteWrite: true }), '--out')).toEqual([
      'json=/folder/points',
      'experimental-prometheus-rw',
    ]);
  });
});

describe('k6Environment', () => {
  it('lets nothing through but the settings of remote write', () => {
    const environment = k6Environment({
      K6_PROMETHEUS_RW_SERVER_URL: 'http://p',
      MONGO_URL: 'secret',
      K6_OUT: 'cloud',
    });
    expect(Object.keys(environment).sort()).toEqual([
      'HOME',
      'K6_AUTO_EXTENSION_RESOLUTION',
      'K6_PROMETHEUS_RW_SERVER_URL',
      'TZ',
    ]);
  });
});
