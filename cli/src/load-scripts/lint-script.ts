import type { Program } from 'acorn';
import type { Finding } from './finding.js';
import { formBodies } from './rules/form-body.js';
import { reservedTags } from './rules/reserved-tags.js';
import { thresholdTexts } from './rules/threshold-texts.js';
import { unjudgedChecks } from './rules/unjudged-checks.js';
import { parseScript } from './syntax-tree.js';

/** Finds what k6 does not say, or says without a place. `judged` are the keys of the thresholds that k6 found, if it could. */
export function lintScript(source: string, judged?: readonly string[]): Finding[] {
  let program: Program;
  try {
    program = parseScript(source);
  } catch (error) {
    return [syntaxFinding(error as SyntaxError & { loc?: { line: number; column: number } })];
  }
  const findings = [
    ...formBodies(program, source),
    ...thresholdTexts(program),
    ...unjudgedChecks(program, judged),
    ...reservedTags(program),
  ];
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

function syntaxFinding({ message, loc }: SyntaxError & { loc?: { line: number; column: number } }): Finding {
  const words = message.replace(/ \(\d+:\d+\)$/, '');
  const twice = /^Identifier '([^']+)' has already been declared/.exec(words)?.[1];
  return {
    line: loc?.line ?? 1,
    column: (loc?.column ?? 0) + 1,
    rule: twice === undefined ? 'syntax' : 'declared-twice',
    severity: 'error',
    message: twice === undefined ? words : `"${twice}" is declared twice; k6 does not load the script (107)`,
    remedy: twice === undefined ? 'correct the syntax' : 'give the variable or the function another name',
  };
}
