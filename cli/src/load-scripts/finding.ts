import type { Node } from 'acorn';

/** Something wrong with a script, at its place, with what to do about it. */
export interface Finding {
  line: number;
  /** From 1, as editors count. */
  column: number;
  rule: string;
  /** An error stops or falsifies a run; a warning is likely a mistake. */
  severity: 'error' | 'warning';
  message: string;
  remedy: string;
}

export const at = (node: Node): Pick<Finding, 'line' | 'column'> => ({
  line: node.loc?.start.line ?? 1,
  column: (node.loc?.start.column ?? 0) + 1,
});
