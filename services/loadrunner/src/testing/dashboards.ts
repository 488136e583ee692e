import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Unit = z.object({ unit: z.string().optional() });
const Override = z.object({
  matcher: z.object({ id: z.string(), options: z.unknown() }),
  properties: z.array(z.object({ id: z.string(), value: z.unknown() })),
});
const Panel = z.object({
  id: z.number(),
  type: z.string(),
  title: z.string(),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  datasource: z.object({ uid: z.string() }).optional(),
  fieldConfig: z.object({ defaults: Unit, overrides: z.array(Override) }).optional(),
  targets: z.array(z.object({ refId: z.string(), expr: z.string(), legendFormat: z.string().optional() })).default([]),
});
const Variable = z.object({ name: z.string(), datasource: z.object({ uid: z.string() }), definition: z.string() });
const Dashboard = z.object({
  uid: z.string(),
  title: z.string(),
  templating: z.object({ list: z.array(Variable) }),
  panels: z.array(Panel),
});
export type Dashboard = z.infer<typeof Dashboard>;

/** One expression that a dashboard asks, with the unit that its answer is shown in. */
export interface Query {
  panel: string;
  refId: string;
  expr: string;
  unit: string | undefined;
  legend: string;
}

export const dashboardsIn = (folder: string): Dashboard[] =>
  readdirSync(folder).map((file) => Dashboard.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));

export const queriesOf = ({ panels }: Dashboard): Query[] =>
  panels.flatMap(({ title, targets, fieldConfig }) =>
    targets.map(({ refId, expr, legendFormat = '' }) => {
      // Of a table with several queries, each is a column that an override names.
      const own = fieldConfig?.overrides.find(({ matcher }) => matcher.options === `Value #${refId}`);
      const unit = own?.properties.find(({ id }) => id === 'unit')?.value;
      return {
        panel: title,
        refId,
        expr,
        unit: typeof unit === 'string' ? unit : fieldConfig?.defaults.unit,
        legend: legendFormat,
      };
    }),
  );

const LABEL_VALUES = /^label_values\((.+), (\w+)\)$/;

/** What fills the variables: a selector, and the label whose values are offered. */
export const variablesOf = ({ templating }: Dashboard): { name: string; selector: string; label: string }[] =>
  templating.list.map(({ name, definition }) => {
    const [, selector, label] = LABEL_VALUES.exec(definition) ?? [];
    if (selector === undefined || label === undefined)
      throw new Error(`the variable ${name} is not filled by label_values(selector, label): ${definition}`);
    return { name, selector, label };
  });
