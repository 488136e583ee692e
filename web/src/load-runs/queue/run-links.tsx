import { Group } from '@mantine/core';
import { TextLink } from '../../components/buttons/text-link.js';

/** Names of runs by their ids, as far as they are on the page. */
export type RunNames = ReadonlyMap<string, string>;

interface Props {
  /** Of a run that is split, a worker may have several parts: it is linked once. */
  readonly ids: readonly string[];
  readonly names: RunNames;
}

/** Runs that a worker has, or had, in its hands. */
export const RunLinks = ({ ids, names }: Props) => (
  <Group gap="xs" component="span">
    {[...new Set(ids)].map((runId) => (
      <TextLink key={runId} to="/load-runs/$runId" params={{ runId }} size="xs" title={runId}>
        {names.get(runId) ?? `${runId.slice(0, 8)}…`}
      </TextLink>
    ))}
  </Group>
);
