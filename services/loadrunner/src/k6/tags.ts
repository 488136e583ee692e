/**
 * k6's usual system tags. The verdict needs them, and a script can switch each of them off. `ip` is not among them: with it
 * k6 crashes when a WebSocket is refused.
 */
const NEEDED = [
  'check',
  'error',
  'error_code',
  'expected_response',
  'group',
  'method',
  'name',
  'proto',
  'scenario',
  'service',
  'status',
  'subproto',
  'tls_version',
  'url',
] as const;

/** What the script asks for, and what the verdict cannot do without. */
export const systemTagArguments = (asked: readonly string[] | null): string[] => [
  '--system-tags',
  [...new Set([...NEEDED, ...(asked ?? [])])].join(','),
];

type Tags = Readonly<Record<string, string>>;

/** Linux takes arguments and variables of 128 KiB each, and of 2 MiB together with all else. */
const MAX_TOLD_BYTES = 64 * 1024;

/** A flag ends the name at the first `=`, and takes no empty value. */
const fitsFlag = ([name, value]: [string, string]): boolean => name !== '' && !name.includes('=') && value !== '';
/** k6 reads `K6_TAGS` as `name:value,name:value`, and nothing in it can be escaped. */
const fitsVariable = ([name, value]: [string, string]): boolean => name !== '' && !/[:,]/.test(name + value);

export interface TagArguments {
  arguments: string[];
  environment: Record<string, string>;
}
const NOTHING_TOLD: TagArguments = { arguments: [], environment: {} };

/**
 * How k6 is told the tags of a whole test. Any way of telling some wipes those of the script, so the union is told: by
 * flags, or by a variable where flags cannot carry them. Where neither can carry what the script itself has, or it is too
 * much, it keeps its own, and ours are left out.
 */
export function tagArguments(ofScript: Tags, ours: Tags): TagArguments {
  const all = Object.entries({ ...ofScript, ...ours });
  const asVariable = all.map(([name, value]) => `${name}:${value}`).join(',');
  if (Buffer.byteLength(asVariable) > MAX_TOLD_BYTES) return NOTHING_TOLD;
  if (all.every(fitsFlag))
    return { arguments: all.flatMap(([name, value]) => ['--tag', `${name}=${value}`]), environment: {} };
  return all.every(fitsVariable) ? { arguments: [], environment: { K6_TAGS: asVariable } } : NOTHING_TOLD;
}
