import { Tabs, VisuallyHidden } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import type { LiveInstance } from '../../live/instance-feed.js';
import { useChat } from '../commands/chat-context.js';
import { TimeRail } from '../time/time-rail.js';
import { ActionsTab } from './actions-tab.js';
import { IdentitiesTab } from './identities-tab.js';
import { NotesTab } from './notes-tab.js';
import { PromptTab } from './prompt-tab.js';
import { RawTab } from './raw-tab.js';
import { StateTab } from './state-tab.js';
import { shows, type PartName } from './parts.js';
import { countOf } from './unseen.js';
import type { Parts } from './use-parts.js';

interface Tab {
  readonly value: PartName;
  readonly label: string;
  readonly content: ReactNode;
}

interface Props {
  readonly live: LiveInstance;
  /** The version that it has now, whichever is shown. */
  readonly newest: number;
  readonly parts: Parts;
}

/** How much of a part nobody has looked at yet. */
const NewMark = ({ count }: { readonly count: number }) =>
  count > 0 && (
    <>
      <span className="tab-mark" aria-hidden>
        {count}
      </span>
      <VisuallyHidden> ({count} new)</VisuallyHidden>
    </>
  );

/** The coach's state, live, with marks on what changed since somebody looked. */
export const StatePanel = ({ live: { view, changes }, newest, parts: { chosen, choose, unseen } }: Props) => {
  const isPast = useChat().at !== null;
  // What is looked back at is marked with what came with it, and counts nothing.
  const changed = useMemo(() => (isPast ? new Set(changes) : unseen), [isPast, changes, unseen]);
  const tabs: readonly Tab[] = [
    {
      value: 'state',
      label: 'State',
      content: <StateTab view={view} changed={changed} />,
    },
    { value: 'prompt', label: 'Prompt', content: <PromptTab view={view} /> },
    {
      value: 'actions',
      label: `Actions ${(view.earlier?.actions ?? 0) + view.actions.length}`,
      content: <ActionsTab view={view} changed={changed} />,
    },
    {
      value: 'identities',
      label: `Identities ${view.identities.length}`,
      content: <IdentitiesTab view={view} changed={changed} />,
    },
    {
      value: 'notes',
      label: `Notes ${view.user_notes.length}`,
      content: <NotesTab view={view} changed={changed} />,
    },
    { value: 'raw', label: 'Raw JSON', content: <RawTab view={view} /> },
  ];
  return (
    <section className="chat-side" aria-label="Coach state">
      <Tabs
        value={chosen}
        onChange={(next) => next !== null && choose(next as PartName)}
        keepMounted={false}
        className="state-tabs"
      >
        <Tabs.List aria-label="Parts of the coach state">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.value} value={tab.value} className="state-tab">
              {tab.label}
              {!isPast && <NewMark count={tab.value === chosen ? 0 : countOf(unseen, shows[tab.value])} />}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, content }) => (
          <Tabs.Panel key={value} value={value} className="state-panel" tabIndex={0}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs>
      <TimeRail newest={newest} />
    </section>
  );
};
