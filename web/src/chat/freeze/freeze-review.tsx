import { Stack, Switch, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { freezePreviewQuery } from '../../api/resources/scenarios.js';
import { Loading } from '../../components/loading.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { ReplacementTable } from './replacement-table.js';
import type { Decisions } from './review.js';

/** How personal data is dealt with: reviewed, or kept as it is for a reason. */
export interface Privacy {
  readonly decisions: Decisions;
  readonly isRaw: boolean;
  readonly reason: string;
}

interface Props {
  readonly instanceId: string;
  readonly privacy: Privacy;
  readonly onChange: (privacy: Privacy) => void;
}

/** Shows what a freeze will replace, before it does. */
export const FreezeReview = ({ instanceId, privacy, onChange }: Props) => {
  const preview = useQuery(freezePreviewQuery(instanceId));
  const found = preview.data?.replacements;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        Personal data
      </Text>
      {privacy.isRaw ? (
        <Textarea
          label="Why is it kept?"
          description="It is written into the scenario and the audit log, with your name."
          value={privacy.reason}
          onChange={(event) => onChange({ ...privacy, reason: event.currentTarget.value })}
          autosize
          required
        />
      ) : (
        <>
          <ProblemAlert error={preview.error} />
          {preview.isPending && <Loading />}
          {found?.length === 0 && (
            <Text size="sm" c="dimmed">
              None was found.
            </Text>
          )}
          {found !== undefined && found.length > 0 && (
            <ReplacementTable
              replacements={found}
              decisions={privacy.decisions}
              onDecide={(decisions) => onChange({ ...privacy, decisions })}
            />
          )}
        </>
      )}
      <Switch
        label="Keep personal data as it is"
        checked={privacy.isRaw}
        onChange={(event) => onChange({ ...privacy, isRaw: event.currentTarget.checked })}
      />
    </Stack>
  );
};
