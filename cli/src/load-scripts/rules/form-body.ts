import type { AnyNode, CallExpression, ObjectExpression, Program } from 'acorn';
import { at, type Finding } from '../finding.js';
import { nodesOf, propertiesOf, valueOf } from '../syntax-tree.js';

/** Methods of k6/http that send a body, and which argument it is. */
const BODY_AT = new Map([
  ...['post', 'put', 'patch', 'del'].map((name) => [name, 1] as const),
  ...['request', 'asyncRequest'].map((name) => [name, 2] as const),
]);

/** k6 sends an object as a form, whatever the header says: the server reads `a=1` where it was promised JSON. */
export function formBodies(program: Program, source: string): Finding[] {
  return [...nodesOf(program)].flatMap((node) => {
    const body = node.type === 'CallExpression' ? bodyOf(node, program, source) : undefined;
    if (body === undefined) return [];
    return [
      {
        ...at(body.where),
        rule: 'form-body',
        severity: 'error' as const,
        message: 'an object is sent as a form, also under a JSON header',
        remedy: 'send JSON.stringify(...) of it, or use `call` of lib/http.js',
      },
    ];
  });
}

function bodyOf(call: CallExpression, program: Program, source: string): { where: AnyNode } | undefined {
  const { callee, arguments: given } = call;
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'http')
    return undefined;
  const position = callee.property.type === 'Identifier' ? BODY_AT.get(callee.property.name) : undefined;
  const body = position === undefined ? undefined : given[position];
  const parameters = position === undefined ? undefined : given[position + 1];
  // Without a JSON header of its own the request is what it says: a form.
  if (body === undefined || parameters === undefined || !saysJson(parameters, program, source)) return undefined;
  const object = body.type === 'Identifier' ? valueOf(program, body.name) : body;
  return object?.type === 'ObjectExpression' && !holdsFile(object) ? { where: body } : undefined;
}

/** How far names are followed: parameters, their headers, and what makes those. */
const MAX_STEPS = 4;

/** Whether the parameters of a request, or what the names in them stand for, have a JSON header. */
function saysJson(node: AnyNode, program: Program, source: string, steps = MAX_STEPS): boolean {
  if (/application\/json/i.test(source.slice(node.start, node.end))) return true;
  if (steps === 0) return false;
  const names = [...nodesOf(node)].flatMap((inner) => (inner.type === 'Identifier' ? [inner.name] : []));
  return [...new Set(names)].some((name) => {
    const meant = valueOf(program, name) ?? functionOf(program, name);
    return meant !== undefined && meant !== node && saysJson(meant, program, source, steps - 1);
  });
}

function functionOf(program: Program, name: string): AnyNode | undefined {
  for (const node of nodesOf(program))
    if (node.type === 'FunctionDeclaration' && (node.id as { name: string } | null)?.name === name) return node;
  return undefined;
}

/** `http.file(...)` makes a multipart body of an object, which is right. */
const holdsFile = (object: ObjectExpression): boolean =>
  propertiesOf(object).some(
    ({ value }) =>
      value.type === 'CallExpression' &&
      value.callee.type === 'MemberExpression' &&
      value.callee.property.type === 'Identifier' &&
      value.callee.property.name === 'file',
  );
