import { Stack, Text } from '@mantine/core';
import type { ComponentType } from 'react';
import { ListField } from '../fields/list-field.js';
import { ObjectFields } from '../fields/object-fields.js';
import { SchemaField } from '../fields/schema-field.js';
import { TextField } from '../fields/text-field.js';
import { schemaAt, type Schema } from '../text/schema.js';
import { ActionFields } from './action-fields.js';
import { ChatPanel } from './chat/chat-panel.js';
import type { FormTab } from './form-tabs.js';
import { IdentityFields } from './identity-fields.js';
import { TagsField } from './tags-field.js';

const schemaOf = (...path: string[]): Schema => schemaAt({}, path) ?? {};
const USER = ['template', 'user'];
const COACH = ['template', 'coach_state'];

const General = () => (
  <Stack gap="sm">
    <TextField path={['name']} schema={schemaOf('name')} isRequired />
    <TextField path={['description']} schema={schemaOf('description')} />
    <TagsField />
    <SchemaField path={['template', 'clock']} schema={schemaOf('template', 'clock')} />
  </Stack>
);

const Person = () => <ObjectFields path={USER} schema={schemaOf(...USER)} label="Person" isBare />;
const CoachState = () => <ObjectFields path={COACH} schema={schemaOf(...COACH)} label="Coach state" isBare />;

const Identities = () => (
  <ListField
    path={['template', 'identities']}
    schema={schemaOf('template', 'identities')}
    noun="identity"
    empty="Who the person is, or wants to be: none yet."
    isBare
  >
    {(path) => <IdentityFields path={path} />}
  </ListField>
);

const Notes = () => (
  <ListField
    path={['template', 'user_notes']}
    schema={schemaOf('template', 'user_notes')}
    noun="note"
    empty="What the coach remembers about the person: nothing yet."
    isBare
  />
);

const Actions = () => (
  <ListField
    path={['template', 'actions']}
    schema={schemaOf('template', 'actions')}
    noun="action"
    empty="What the coach did so far: nothing yet. This is history; it is not done again."
    isBare
  >
    {(path) => <ActionFields path={path} />}
  </ListField>
);

const Breaks = () => (
  <ListField
    path={['template', 'breaks']}
    schema={schemaOf('template', 'breaks')}
    noun="break"
    empty="The person has never been on a break."
    isBare
  />
);

const RehearsalsPanel = () => (
  <Stack gap="sm">
    <Text size="sm" c="dimmed">
      What is said from here on, and what must be true then.
    </Text>
    <ListField
      path={['rehearsals']}
      schema={schemaOf('rehearsals')}
      noun="rehearsal"
      empty="Nothing is rehearsed yet."
      isBare
    />
  </Stack>
);

/** What each tab of the form shows. */
export const panels: Readonly<Record<FormTab, ComponentType>> = {
  general: General,
  person: Person,
  coach: CoachState,
  identities: Identities,
  chat: ChatPanel,
  notes: Notes,
  actions: Actions,
  breaks: Breaks,
  rehearsals: RehearsalsPanel,
};
