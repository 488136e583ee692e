import { TOLD_SHAPE, type ToldShape } from '../told-shape.js';
import { compilePath, type Path } from './compile-path.js';
import { shapesAt } from './shapes-at.js';

/** A path with what may stand where it leads. */
interface CheckedPath extends Path {
  /** Undefined where values of different kinds may stand. */
  readonly shape: ToldShape | undefined;
  /** What is wrong with its keys, its filters and their patterns. */
  readonly faults: readonly string[];
}

/** Reads a path and holds it against the told state; throws JudgementError for what is no JSONPath. */
export function checkedPath(source: string): CheckedPath {
  const path = compilePath(source);
  const { shapes, faults } = shapesAt(path.query, [TOLD_SHAPE], [TOLD_SHAPE]);
  return { ...path, shape: shapes.length === 1 ? shapes[0] : undefined, faults };
}
