import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { MOST_REHEARSALS } from '@rehearsal/contracts/rehearsal/bounds';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useStartRehearsalRun } from '../../api/resources/rehearsals.js';
import { LinkButton } from '../../components/buttons/link-button.js';
import { Part } from '../../parts/part.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { countOf } from '../verdict/measures.js';
import { RehearsalChoice } from './rehearsal-choice.js';
import { RunFieldInputs } from './run-fields.js';
import { fieldsOf, isFilledIn, orderOf, trialsOf, type RunSearch } from './run-order.js';

interface Props {
  readonly rows: readonly RehearsalRow[];
  readonly asked: RunSearch;
}

/** What is run and how, with what that comes to before it is started. */
export const StartForm = ({ rows, asked }: Props) => {
  const [fields, setFields] = useState(() => fieldsOf(asked));
  const [left, setLeft] = useState<ReadonlySet<RehearsalRow>>(new Set());
  const start = useStartRehearsalRun();
  const navigate = useNavigate();
  const chosen = rows.filter((row) => !left.has(row));
  const isTooMuch = chosen.length > MOST_REHEARSALS;
  const isReady = chosen.length > 0 && !isTooMuch && isFilledIn(fields);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate(orderOf(chosen, fields), {
      onSuccess: ({ id }) => void navigate({ to: '/rehearsal-runs/$runId', params: { runId: id } }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <ProblemAlert error={start.error} />
        <Part title="What is run">
          <RehearsalChoice rows={rows} left={left} onLeave={setLeft} />
        </Part>
        <RunFieldInputs fields={fields} onChange={(part) => setFields((before) => ({ ...before, ...part }))} />
        {isTooMuch && (
          <Alert color="orange" role="status">
            A run takes at most {MOST_REHEARSALS} rehearsals. Leave some out, or narrow them by a tag.
          </Alert>
        )}
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">
            {countOf(chosen.length, 'rehearsal')}, {countOf(trialsOf(chosen, fields), 'trial')}, each with a fresh test
            user
          </Text>
          <Group gap="xs">
            <LinkButton to="/rehearsals" variant="default">
              Cancel
            </LinkButton>
            <Button type="submit" loading={start.isPending} disabled={!isReady}>
              Run
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
};
