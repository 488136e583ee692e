import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { pastInstanceQuery } from '../../api/resources/instances.js';
import { Dialog } from '../../components/dialog.js';
import { Loading } from '../../components/loading.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { DifferenceTable } from '../../versions/difference-table.js';
import { useChat } from '../commands/chat-context.js';
import { sinceThen } from './since-then.js';

interface Props {
  readonly version: number;
  /** The version that it has now. */
  readonly newest: number;
  readonly onClose: () => void;
}

/** What was then and what is now, part by part. Both are read whole: a page holds only the end of what is now. */
export const CompareDialog = ({ version, newest, onClose }: Props) => {
  const { id } = useChat().view;
  const then = useQuery(pastInstanceQuery(id, version));
  const now = useQuery(pastInstanceQuery(id, newest));
  const parts = then.data && now.data && sinceThen(then.data, now.data);
  return (
    <Dialog onClose={onClose} title={`From version ${version} to now, version ${newest}`} size="xl">
      <ProblemAlert error={then.error ?? now.error} />
      {(then.isPending || now.isPending) && <Loading what="Comparing" />}
      {parts?.length === 0 && (
        <Text size="sm" c="dimmed">
          Both say the same, apart from ids and times.
        </Text>
      )}
      {parts && (
        <Stack>
          {parts.map(({ title, differences }) => (
            <section key={title}>
              <Title order={3} size="h6">
                {title}
              </Title>
              <DifferenceTable differences={differences} label={`${title}: differences`} />
            </section>
          ))}
        </Stack>
      )}
    </Dialog>
  );
};
