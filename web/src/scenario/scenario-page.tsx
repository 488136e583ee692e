import { Text } from '@mantine/core';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../components/buttons/link-button.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { TagList } from '../components/tag-list.js';
import { LivenessBadge } from '../live/liveness-badge.js';
import type { Watching } from '../live/use-room.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ScenarioMenu } from '../scenarios/scenario-menu.js';
import { ScenarioTabs } from './scenario-tabs.js';

interface Props {
  readonly scenarioId: string;
  /** What of the scenario this page shows, for the browser's tab. */
  readonly part: string;
  readonly query: {
    readonly data: ScenarioView | undefined;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  /** What the head tells of, where that is newer than what the page works with. */
  readonly head?: ScenarioView | undefined;
  /** Of a page that follows the server. */
  readonly watching?: Watching;
  readonly isFilling?: boolean;
  /** For a page whose own parts tell it, and need the room. */
  readonly isWithoutDescription?: boolean;
  readonly children: (scenario: ScenarioView) => ReactNode;
}

const Beside = ({ head, watching }: Pick<Props, 'head' | 'watching'>) => (
  <>
    {head !== undefined && head.tags.length > 0 && <TagList tags={head.tags} />}
    {watching !== undefined && <LivenessBadge watching={watching} />}
  </>
);

/** What stands above everything that is of one scenario, and leads from each part of it to the others. */
export const ScenarioPage = ({
  scenarioId,
  part,
  query,
  head = query.data,
  watching,
  isFilling = false,
  isWithoutDescription = false,
  children,
}: Props) => {
  const navigate = useNavigate();
  const { data, error, refetch } = query;
  return (
    <Page
      title={head?.name ?? 'Scenario'}
      tabTitle={`${part}: ${head?.name ?? 'scenario'}`}
      isFilling={isFilling && data !== undefined}
      beside={<Beside head={head} {...(watching !== undefined && { watching })} />}
      actions={
        head && (
          <>
            <LinkButton to="/scenarios/$scenarioId/chat" params={{ scenarioId }}>
              Open chat
            </LinkButton>
            <ScenarioMenu scenario={head} onDeleted={() => void navigate({ to: '/scenarios' })} />
          </>
        )
      }
    >
      {head !== undefined && head.description !== '' && !isWithoutDescription && (
        // Whole where one comes to know the scenario; elsewhere it leaves the room to what is looked at.
        <Text size="sm" c="dimmed" mb="xs" maw="110ch" {...(part !== 'Overview' && { lineClamp: 2 })}>
          {head.description}
        </Text>
      )}
      {head !== undefined && <ScenarioTabs scenarioId={scenarioId} />}
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data === undefined && error === null && <Loading what="Loading the scenario" />}
      {data && children(data)}
    </Page>
  );
};
