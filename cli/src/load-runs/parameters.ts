import { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import { readable } from '@rehearsal/contracts/json/readable';
import { schemaFaults } from '@rehearsal/contracts/json/schema-faults';
import { hinted, InputError } from '../errors.js';

type Name = keyof LoadRunParameters;

/** The parameters of a run, each with how it is written on the command line. */
export const PARAMETER_FLAGS: readonly { name: Name; flag: string; description: string }[] = [
  {
    name: 'target',
    flag: '--target <origin>',
    description: 'origin under test, from the allowlist (default: our own coach)',
  },
  { name: 'model', flag: '--model <name>', description: 'model that requests name' },
  { name: 'duration_min', flag: '--duration-min <minutes>', description: 'how long to drive load' },
  { name: 'nonstream_rps', flag: '--nonstream-rps <rate>', description: 'plain requests per second' },
  { name: 'stream_rps', flag: '--stream-rps <rate>', description: 'streamed requests per second' },
  { name: 'single_run', flag: '--single-run', description: 'one iteration, no load' },
  { name: 'debug', flag: '--debug', description: 'let the script print more' },
  { name: 'raw_points', flag: '--raw-points', description: 'keep every point of k6 as evidence' },
  {
    name: 'house_limits',
    flag: '--no-house-limits',
    description: 'judge by the script alone, also where it sets no limit on failed requests or on checks',
  },
];

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Reads flags and `--param key=value` pairs into typed parameters; pairs win. Throws with every fault at once. */
export function readParameters(flags: Readonly<Record<string, unknown>>, pairs: readonly string[]): LoadRunParameters {
  const given: Record<string, unknown> = {};
  for (const { name, flag } of PARAMETER_FLAGS) {
    const value = flags[camel(name)];
    // What is only ever switched off is on when nobody says anything.
    const silent = value === undefined || (flag.startsWith('--no-') && value === true);
    if (!silent) given[name] = typeof value === 'string' ? typed(name, value) : value;
  }
  for (const pair of pairs) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || value === undefined) throw new InputError(`--param "${pair}" is not key=value.`);
    const name = key.replaceAll('-', '_');
    given[name] = typed(name, value);
  }
  const parsed = LoadRunParameters.safeParse(given, { error: readable });
  if (parsed.success) return parsed.data;
  const known = PARAMETER_FLAGS.map(({ name }) => name).join(', ');
  throw new InputError(`The parameters of the run are not right; there are ${known}.`, {
    details: schemaFaults(parsed.error.issues, (path) => path.join('.')).map(({ pointer, message, hint }) =>
      hinted(`${pointer}: ${message}`, hint),
    ),
  });
}

const NUMBERS: readonly string[] = ['duration_min', 'nonstream_rps', 'stream_rps'] satisfies Name[];
const TEXTS: readonly string[] = ['target', 'model'] satisfies Name[];

/** Read as what the parameter is; what is no number is none, as in the query of an address. */
function typed(name: string, text: string): unknown {
  if (NUMBERS.includes(name)) return text.trim() === '' ? Number.NaN : Number(text);
  if (TEXTS.includes(name) || (text !== 'true' && text !== 'false')) return text;
  return text === 'true';
}
