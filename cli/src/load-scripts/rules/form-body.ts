import type { AnyNode, CallExpression, ObjectExpression, Program } from 'acorn';
import { at, type Finding } from '../finding.js';
import { nodesOf, propertiesOf, valueOf } from '../syntax-tree.js';

/** Methods of k6/http that send a body, and which argument it is. */
const BODY_AT: Readonly<Record<string, number>> = { post: 1, put: 1, patch: 1, del: 1, request: 2, asyncRequest: 2 };

/** k6 sends an object as a form, whatever the header says: the server reads `a=1` where it was promised JSON. */
export function formBodies(program: Program, source: string): Finding[] {
  if (!/application\/json/i.test(source)) return [];
  return [...nodesOf(program)].flatMap((node) => {
    const body = node.type === 'CallExpression' ? bodyOf(node, program) : undefined;
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

function bodyOf(call: CallExpression, program: Program): { where: AnyNode } | undefined {
  const { callee, arguments: given } = call;
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'http')
    return undefined;
  const position = callee.property.type === 'Identifier' ? BODY_AT[callee.property.name] : undefined;
  const body = position === undefined ? undefined : given[position];
  // Without parameters there is no header to lie: the form is meant.
  if (body === undefined || position === undefined || given[position + 1] === undefined) return undefined;
  const object = body.type === 'Identifier' ? valueOf(program, body.name) : body;
  return object?.type === 'ObjectExpression' && !holdsFile(object) ? { where: body } : undefined;
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
