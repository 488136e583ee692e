import { parse, type AnyNode, type ObjectExpression, type Program, type Property } from 'acorn';

/** Throws a SyntaxError with `loc` for what is no module. */
export const parseScript = (source: string): Program =>
  parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true, allowHashBang: true });

/** Every node of the tree, outer ones first. */
export function* nodesOf(root: AnyNode): Generator<AnyNode> {
  yield root;
  for (const child of Object.values(root) as unknown[])
    for (const node of Array.isArray(child) ? (child as unknown[]) : [child]) if (isNode(node)) yield* nodesOf(node);
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

export const propertiesOf = (object: ObjectExpression): Property[] =>
  object.properties.filter((property) => property.type === 'Property');

/** The name of a key that is written out, quoted or not. */
export function keyOf({ key, computed }: Property): string | undefined {
  if (key.type === 'Identifier' && !computed) return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

/** The objects that are given by this name anywhere below: `name: {...}`. */
export function objectsNamed(root: AnyNode, name: string): ObjectExpression[] {
  return [...nodesOf(root)].flatMap((node) =>
    node.type === 'Property' && keyOf(node as Property) === name && node.value.type === 'ObjectExpression'
      ? [node.value]
      : [],
  );
}

/** What `const name = ...` sets, wherever it is. */
export function valueOf(root: AnyNode, name: string): AnyNode | undefined {
  for (const node of nodesOf(root))
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.id.name === name)
      return node.init ?? undefined;
  return undefined;
}
