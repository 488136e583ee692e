import { Tabs, VisuallyHidden } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import type { LiveInstance } from '../../live/instance-feed.js';
import { TimeRail } from '../time/time-rail.js';
import { ActionsTab } from './actions-tab.js';
import { IdentitiesTab } from './identities-tab.js';
import { NotesTab } from './notes-tab.js';
import { PromptTab } from './prompt-tab.js';
import { RawTab } from './raw-tab.js';
import { StateTab } from './state-tab.js';

interface Tab {
  readonly value: string;
  readonly label: string;
  /** Beginnings of the changes that it shows. */
  readonly shows: readonly string[];
  readonly content: ReactNode;
}

interface Props {
  readonly live: LiveInstance;
  /** The version that it has now, whichever is shown. */
  readonly newest: number;
}

/** The coach's state, live, with marks on what the last event changed. */
export const StatePanel = ({ live: { view, changes }, newest }: Props) => {
  const [chosen, setChosen] = useState<string | null>('state');
  const changed = useMemo(() => new Set(changes), [changes]);
  const tabs: readonly Tab[] = [
    {
      value: 'state',
      label: 'State',
      shows: ['coach_state.', 'profile.', 'breaks', 'clock'],
      content: <StateTab view={view} changed={changed} />,
    },
    { value: 'prompt', label: 'Prompt', shows: ['prompt'], content: <PromptTab view={view} /> },
    {
      value: 'actions',
      label: `Actions ${(view.earlier?.actions ?? 0) + view.actions.length}`,
      shows: ['action:'],
      content: <ActionsTab view={view} changed={changed} />,
    },
    {
      value: 'identities',
      label: `Identities ${view.identities.length}`,
      shows: ['identity:'],
      content: <IdentitiesTab view={view} changed={changed} />,
    },
    {
      value: 'notes',
      label: `Notes ${view.user_notes.length}`,
      shows: ['note:'],
      content: <NotesTab view={view} changed={changed} />,
    },
    { value: 'raw', label: 'Raw JSON', shows: [], content: <RawTab view={view} /> },
  ];
  const isMarked = ({ shows }: Tab) =>
    changes.some((change) => shows.some((beginning) => change.startsWith(beginning)));
  return (
    <section className="chat-side" aria-label="Coach state">
      <Tabs value={chosen} onChange={setChosen} keepMounted={false} className="state-tabs">
        <Tabs.List aria-label="Parts of the coach state">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.value} value={tab.value} className="state-tab">
              {tab.label}
              {isMarked(tab) && (
                <>
                  <span className="tab-mark" aria-hidden />
                  <VisuallyHidden> (changed)</VisuallyHidden>
                </>
              )}
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
