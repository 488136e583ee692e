import { jsonpath, type JSONPathQuery } from 'json-p3';

const { expressions, selectors } = jsonpath;

type Selector = jsonpath.JSONPathSelector;
export type Expression = jsonpath.expressions.FilterExpression;

/** The expressions right below one. */
export function operandsOf(expression: Expression): Expression[] {
  if (expression instanceof expressions.LogicalExpression) return [expression.expression];
  if (expression instanceof expressions.PrefixExpression) return [expression.right];
  if (expression instanceof expressions.InfixExpression) return [expression.left, expression.right];
  if (expression instanceof expressions.FunctionExtension) return expression.args;
  return [];
}

/** Every selector of a query, those of its filters included. */
export function selectorsOf(query: JSONPathQuery): Selector[] {
  return query.segments.flatMap(({ selectors: own }) =>
    own.flatMap((selector) =>
      selector instanceof selectors.FilterSelector ? [selector, ...within(selector.expression)] : [selector],
    ),
  );
}

const within = (expression: Expression): Selector[] =>
  expression instanceof expressions.FilterQuery
    ? selectorsOf(expression.path)
    : operandsOf(expression).flatMap((part) => within(part));
