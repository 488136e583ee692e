import { useMemo, useState } from 'react';
import { useLiveInstance } from '../live/use-live-instance.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { useScenarioName } from './use-scenario-name.js';
import { ChatView } from './chat-view.js';
import { useOtherWatchers } from './use-other-watchers.js';
import { ChatContext } from './commands/chat-context.js';
import { GonePage, isGone } from './gone-page.js';
import { NoSuchVersion } from './time/no-such-version.js';
import { usePast } from './time/use-past.js';
import { lookedAt } from './time/version-of-address.js';

interface Props {
  /** What the page is called; without one, as the scenario. */
  readonly title?: string;
  /** The scenario that it belongs to; null: to none. */
  readonly scenarioId: string | null;
  readonly instanceId: string;
  /** Goes on with another instance; undefined: with the primary one. */
  readonly goTo: (instanceId: string | undefined) => void;
  /** The version that the address names, as it is written there. */
  readonly version: string | undefined;
  /** The message that the address names, by its id. */
  readonly linked?: string | undefined;
  /** Goes on with a version, null for what is now; in place of this address where it is only passed. */
  readonly lookAt: (version: number | null, isPassing?: boolean) => void;
}

/** The test chat beside the coach's state, both as they are at the server. */
export const ChatScreen = ({ title: given, scenarioId, instanceId, goTo, version, linked, lookAt }: Props) => {
  const { query, adopt, reach, loadEarlier, loadActions, watching } = useLiveInstance(instanceId);
  const { data: now, error, refetch } = query;
  const { at, missing } = lookedAt(version, now?.view.version);
  const past = usePast(instanceId, at);
  const live = past.live ?? now;
  const scenarioName = useScenarioName(given === undefined ? scenarioId : null, now?.view.scenario_name);
  const title = given ?? scenarioName ?? 'Test chat';
  const others = useOtherWatchers(instanceId);
  const [isSearching, setSearching] = useState(false);
  const chat = useMemo(
    () =>
      live && {
        scenarioId,
        view: live.view,
        at,
        lookAt,
        linked,
        adopt,
        reach,
        loadEarlier,
        loadActions,
        goTo,
        others,
        isSearching,
        setSearching,
      },
    [scenarioId, live, at, lookAt, linked, adopt, reach, loadEarlier, loadActions, goTo, others, isSearching],
  );
  if (error !== null && isGone(error)) return <GonePage title={title} scenarioId={scenarioId} />;
  if (live === undefined || chat === undefined)
    return (
      <Page title={title}>
        <ProblemAlert error={error} retry={() => void refetch()} />
        {error === null && <Loading what="Loading the conversation" />}
      </Page>
    );
  const { version: newest } = (now ?? live).view;
  if (missing !== null)
    return (
      <Page title={title}>
        <NoSuchVersion missing={missing} newest={newest} onNow={() => lookAt(null, true)} />
      </Page>
    );
  return (
    <ChatContext value={chat}>
      <ChatView title={title} live={live} newest={newest} watching={watching} isComing={past.isComing}>
        <ProblemAlert error={error} retry={() => void refetch()} />
        <ProblemAlert error={past.error} retry={past.retry} />
      </ChatView>
    </ChatContext>
  );
};
