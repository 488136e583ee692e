import { z } from 'zod';
import { parse, YAMLParseError } from 'yaml';
import { readable } from '@rehearsal/contracts/json/readable';
import { EngineMap } from './engine-settings.js';

/** The variable ENGINES: a map of engines by name, in JSON or YAML. */
export const EnginesText = z.string().transform((text, context): EngineMap => {
  const fault = (message: string): typeof z.NEVER => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  let map: unknown;
  try {
    map = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    return fault(
      error instanceof YAMLParseError ? `is neither JSON nor YAML: ${firstLine(error.message)}` : String(error),
    );
  }
  const read = EngineMap.safeParse(map, { error: readable });
  if (read.success) return read.data;
  for (const issue of read.error.issues) fault(saidOf(issue));
  return z.NEVER;
});

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

/** A key that is no name is told by what is wrong with it, and not by "invalid key". */
function saidOf({ path, message, ...issue }: z.core.$ZodIssue): string {
  const what = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? message) : message;
  return `${path.length === 0 ? '' : `${path.join('.')} `}${firstLine(what)}`;
}
