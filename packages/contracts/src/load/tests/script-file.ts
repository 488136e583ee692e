import { LoadTestName } from '../load-run.js';

const RUNNABLE = /\.[jt]s$/;
const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Whether it can hold a script, by its name; types alone are none. */
export const isScript = (file: string): boolean => SCRIPT.test(file) && !file.endsWith('.d.ts');

/** What it is called as a load test. */
export const testNameOf = (file: string): string => file.replace(SCRIPT, '');

/**
 * Why a script cannot be run by its name; null when it can. `file` is its path below the folder of load tests, and `beside`
 * are the files of that folder.
 */
export function unrunnableByName(file: string, beside: readonly string[]): string | null {
  const name = testNameOf(file);
  if (/[/\\]/.test(file)) return 'load tests are found in the folder itself, not in folders below it: move it there';
  if (!RUNNABLE.test(file)) return `rename it to ${name}.js or .ts`;
  const named = LoadTestName.safeParse(name);
  if (!named.success) return named.error.issues[0]?.message ?? 'a bad name';
  return file.endsWith('.ts') && beside.includes(`${name}.js`) ? `${name}.js has the same name` : null;
}

/** What says nothing of a module: texts and comments. */
const ASIDE = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const ITERATION =
  /\bexport\s+default\b|\bas\s+default\b|\bexports\s*\.\s*default\b|\bmodule\s*\.\s*exports\s*=\s*\{[\s\S]*\bdefault\b/;
const OPTIONS = /\bexport\s+(?:const|let|var)\s+options\b|\bexports\s*\.\s*options\b/;

/** Whether a script is meant to be run, and is no module that others share: it has an iteration, or options. */
export function isMeantToRun(source: string): boolean {
  const code = source.replace(ASIDE, "''");
  return ITERATION.test(code) || OPTIONS.test(code);
}
