import { jsonpath, type JSONPathQuery } from 'json-p3';
import { closest, quoted, withHint } from '@rehearsal/contracts/text/suggest';
import type { ToldShape } from '../told-shape.js';
import { filterFaults, type Reached } from './filter-faults.js';

const { expressions, selectors } = jsonpath;

const isDescendant = (segment: JSONPathQuery['segments'][number]): boolean => segment.toString().startsWith('..');

/** Follows a path through the shape of the told state: a key that nothing there has is a fault, so no slip ever passes. */
export function shapesAt(query: JSONPathQuery, from: readonly ToldShape[], root: readonly ToldShape[]): Reached {
  let shapes = from;
  const faults: string[] = [];
  for (const segment of query.segments) {
    const at = isDescendant(segment) ? descendants(shapes) : shapes;
    const reached = segment.selectors.map((selector) => select(selector, at, root));
    shapes = [...new Set(reached.flatMap((one) => one.shapes))];
    faults.push(...reached.flatMap((one) => one.faults));
    if (faults.length > 0) break;
  }
  return { shapes, faults };
}

function select(selector: jsonpath.JSONPathSelector, at: readonly ToldShape[], root: readonly ToldShape[]): Reached {
  if (selector instanceof selectors.NameSelector) return named(selector.name, at);
  const isByPlace = selector instanceof selectors.IndexSelector || selector instanceof selectors.SliceSelector;
  const shapes = at.flatMap((shape) => (isByPlace && shape.kind === 'object' ? [] : below(shape)));
  if (shapes.length === 0)
    return {
      shapes,
      faults: [
        `${selector.toString()} selects nothing: ${nouns(at)} ${isByPlace ? 'is no list' : 'has nothing below it'}`,
      ],
    };
  if (!(selector instanceof selectors.FilterSelector)) return { shapes, faults: [] };
  const follow = (query: jsonpath.expressions.FilterQuery) =>
    shapesAt(query.path, query instanceof expressions.RootQuery ? root : shapes, root);
  return { shapes, faults: filterFaults(selector.expression, follow) };
}

function named(name: string, at: readonly ToldShape[]): Reached {
  const shapes = at.flatMap((shape) => {
    if (shape.kind === 'free') return [shape];
    const found = shape.kind === 'object' && Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;
    return found ? [found] : [];
  });
  if (shapes.length > 0) return { shapes, faults: [] };
  const keys = at.flatMap((shape) => (shape.kind === 'object' ? Object.keys(shape.keys) : []));
  const members = at.flatMap((shape) =>
    shape.kind === 'list' && shape.of.kind === 'object' ? Object.keys(shape.of.keys) : [],
  );
  if (keys.length === 0 && members.includes(name))
    return { shapes, faults: [`${quoted(name)} is a key of the members of a list: write [*].${name}, or [0].${name}`] };
  const suggestion = closest(name, [...keys, ...members]);
  return {
    shapes,
    faults: [withHint(`${quoted(name)} is not a key of ${nouns(at)}.`, suggestion && quoted(suggestion))],
  };
}

const below = (shape: ToldShape): ToldShape[] => {
  if (shape.kind === 'object') return Object.values(shape.keys);
  if (shape.kind === 'list') return [shape.of];
  return shape.kind === 'free' ? [shape] : [];
};

/** Themselves and all below; a key is not looked for in what is free unless the path has gone there. */
function descendants(shapes: readonly ToldShape[]): ToldShape[] {
  const found = new Set(shapes);
  for (const shape of found) for (const child of below(shape)) if (child.kind !== 'free') found.add(child);
  return [...found];
}

const nouns = (shapes: readonly ToldShape[]): string => {
  const names = shapes.map((shape) => {
    if (shape.kind === 'object') return shape.noun;
    return shape.kind === 'list' ? 'a list' : 'a value';
  });
  const distinct = [...new Set(names)];
  return distinct.length > 3 ? 'anything there' : distinct.join(' or ');
};
