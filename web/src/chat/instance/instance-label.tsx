import { Text } from '@mantine/core';
import { TextLink } from '../../components/buttons/text-link.js';
import { nameOfInstance, runThatMade } from './instance-name.js';

interface Props {
  readonly instance: Parameters<typeof nameOfInstance>[0];
}

/** What an instance without a scenario of its own is, with the way to the run that made it. */
export const InstanceLabel = ({ instance }: Props) => {
  const runId = runThatMade(instance);
  const name = nameOfInstance(instance);
  return runId === undefined ? (
    <Text size="sm" truncate title={name}>
      {name}
    </Text>
  ) : (
    <TextLink to="/rehearsal-runs/$runId" params={{ runId }} size="sm">
      {name}
    </TextLink>
  );
};
