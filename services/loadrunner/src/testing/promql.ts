import { parser } from '@prometheus-io/lezer-promql';

type Node = ReturnType<typeof parser.parse>['topNode'];

interface Matcher {
  label: string;
  operator: string;
  value: string;
}
/** `metric{matchers}`; a name that is matched by a pattern is a matcher of `__name__`. */
export interface Selector {
  matchers: Matcher[];
}
/** An aggregation `by` or `without` labels, and what it aggregates. */
export interface Grouping {
  labels: string[];
  of: Selector[];
}

/** Grafana fills these in before it asks; any duration does to read the expression. */
const filledIn = (expr: string): string => expr.replaceAll(/\$__(rate_interval|range|interval)/g, '5m');

/** What an expression reads, by Prometheus' own grammar; throws where it is not PromQL. */
export function readPromQL(expr: string): { selectors: Selector[]; groupings: Grouping[] } {
  const source = filledIn(expr);
  const text = ({ from, to }: Node) => source.slice(from, to);
  const { topNode } = parser.parse(source);
  const fault = descendants(topNode).find(({ type }) => type.isError);
  if (fault) throw new Error(`not PromQL at character ${fault.from}: ${source}`);

  const selectorsIn = (node: Node): Selector[] =>
    named(node, 'VectorSelector').map((selector) => {
      const name = selector.getChild('Identifier');
      const metric = name ? [{ label: '__name__', operator: '=', value: text(name) }] : [];
      const matchers = named(selector, 'UnquotedLabelMatcher').map(({ firstChild: label, lastChild: value }) => ({
        label: label ? text(label) : '',
        operator: label?.nextSibling ? text(label.nextSibling) : '',
        value: value ? (JSON.parse(text(value)) as string) : '',
      }));
      return { matchers: [...metric, ...matchers] };
    });
  const groupings = named(topNode, 'AggregateExpr').flatMap((aggregate) => {
    const modifier = aggregate.getChild('AggregateModifier');
    const labels = modifier ? named(modifier, 'LabelName').map(text) : [];
    return labels.length > 0 ? [{ labels, of: selectorsIn(aggregate) }] : [];
  });
  return { selectors: selectorsIn(topNode), groupings };
}

function descendants(node: Node): Node[] {
  const all: Node[] = [node];
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(...descendants(child));
  return all;
}
const named = (node: Node, name: string): Node[] => descendants(node).filter(({ type }) => type.name === name);

/** Whether a series is among what the selector picks, when every variable of the dashboard is set to All. */
export function picks({ matchers }: Selector, labels: Readonly<Record<string, string>>): boolean {
  return matchers.every(({ label, operator, value }) => {
    const found = labels[label] ?? '';
    const pattern = new RegExp(`^(?:${value.startsWith('$') ? '.+' : value})$`);
    if (operator === '=~') return pattern.test(found);
    if (operator === '!~') return !pattern.test(found);
    return operator === '=' ? found === value : found !== value;
  });
}
