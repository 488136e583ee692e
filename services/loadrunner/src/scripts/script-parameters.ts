import type { ScriptParameter } from '@rehearsal/contracts/load/tests/load-test';

/** The variable that each typed parameter becomes. */
const VARIABLES: Record<ScriptParameter['name'], string> = {
  duration_min: 'DURATION_MIN',
  nonstream_rps: 'NONSTREAM_RPS',
  stream_rps: 'STREAM_RPS',
  single_run: 'SINGLE_RUN',
  model: 'MODEL',
  debug: 'DEBUG',
};

const COMMENTS = /\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm;
/** A number or a text that stands by itself: of `5 * 60` nobody is told that it is 5. */
const LITERAL = String.raw`(?:(-?\d[\d_.]*)|'([^'\\\n]*)'|"([^"\\\n]*)")(?=\s*(?:[),;\]}]|$))`;

/**
 * The parameters that a script reads, by the text of all its files. What it takes where one is not given is told where it
 * is written beside: `__ENV.MODEL || 'tiny'`, or as the second argument of a helper that is given the name.
 */
export function parametersIn(texts: readonly string[]): ScriptParameter[] {
  const code = texts.map((text) => text.replace(COMMENTS, '')).join('\n');
  return (Object.keys(VARIABLES) as ScriptParameter['name'][])
    .filter((name) => reads(code, VARIABLES[name]))
    .map((name) => ({ name, default: defaultOf(code, VARIABLES[name]) }));
}

/** By its name, by a name that a helper is given, or taken out of all of them. */
const reads = (code: string, variable: string): boolean =>
  new RegExp(
    String.raw`__ENV\s*(?:\??\.\s*${variable}\b|\[\s*['"]${variable}['"]\s*\])|\{[^{}]*\b${variable}\b[^{}]*\}\s*=\s*__ENV\b`,
  ).test(code) ||
  (/__ENV\s*\[\s*\w+\s*\]/.test(code) && new RegExp(String.raw`\(\s*['"]${variable}['"]`).test(code));

function defaultOf(code: string, variable: string): string | null {
  const beside = String.raw`__ENV\s*(?:\.\s*${variable}\b|\[\s*['"]${variable}['"]\s*\])\s*\)*\s*(?:\|\||\?\?)\s*`;
  const toHelper = String.raw`\(\s*['"]${variable}['"]\s*,\s*`;
  const found = [...code.matchAll(new RegExp(`(?:${beside}|${toHelper})${LITERAL}`, 'gm'))].map(
    ([, number, single, double]) => number ?? single ?? double ?? '',
  );
  // Two that differ: which of them counts only the script knows.
  const [first, ...others] = new Set(found);
  return first === undefined || others.length > 0 ? null : first;
}
