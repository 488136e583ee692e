import type { CliConfig } from '../config.js';
import { annotations, type Finding } from './annotations.js';
import { addToStepSummary } from './step-summary.js';

interface Told {
  findings: readonly Finding[];
  /** What the findings are of, such as `Load runs`. */
  what: string;
  markdown: string;
}

/**
 * Annotations and a summary of the step. Annotations go where notes go: the runner reads stderr too, and stdout may be one
 * JSON document.
 */
export async function reportToGithub(
  { findings, what, markdown }: Told,
  { stepSummary }: NonNullable<CliConfig['github']>,
  act: (line: string) => void,
): Promise<void> {
  for (const line of annotations(findings, what)) act(line);
  if (stepSummary !== undefined) await addToStepSummary(stepSummary, markdown);
}
