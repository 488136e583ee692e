import { z } from 'zod';
import { actionWith } from '../actions/actions.js';
import { IdentityCategory, IdentityState, MessageRole, Phase, Question } from '../coaching/enums.js';
import { FilledText, FreeObject, listOf, Text, Timestamp } from '../json/values.js';
import { section, sectionReading } from '../json/strict-section.js';
import { linkFaults } from './template-links.js';

/**
 * A template: the JSON that a scenario is written in. It holds no ids; links are names, indices or exact contents.
 * What parsing gives is the canonical template: enums in their canonical spelling, defaults filled in, null and keys of
 * the older system gone. Parsing that again changes nothing.
 */

/** Keys of exports of the older system, read and not kept. */
export const IGNORED_USER_KEYS = ['id', 'password', 'verification_token', 'email_verification_sent_at'] as const;

const ignored = z.unknown().optional().meta({ deprecated: true, description: 'Accepted and ignored.' });
const notPrivileged = z.literal(false, 'a test user is never staff or superuser').optional();

const TemplateUser = sectionReading(
  'user',
  {
    first_name: FilledText,
    last_name: Text,
    email: z.email('must be an e-mail address').optional(),
    is_active: z.boolean().default(true),
    id: ignored,
    password: ignored,
    verification_token: ignored,
    email_verification_sent_at: ignored,
    is_staff: notPrivileged,
    is_superuser: notPrivileged,
  },
  { dropped: [...IGNORED_USER_KEYS, 'is_staff', 'is_superuser'] },
);

const identityName = FilledText.meta({ description: 'The name of an identity of this template.' });

const isUntouched = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

/** An empty coach state is one that nobody touched in the editor: a person who has just arrived. */
const TemplateCoachState = z.preprocess(
  (value) => (isUntouched(value) ? { current_phase: 'INTRODUCTION' } : value),
  section('coach_state', {
    current_phase: Phase,
    identity_focus: IdentityCategory.optional(),
    who_you_are: listOf(Text).default([]),
    who_you_want_to_be: listOf(Text).default([]),
    asked_questions: listOf(Question).default([]),
    skipped_identity_categories: listOf(IdentityCategory).default([]),
    current_identity: identityName.optional(),
    proposed_identity: identityName.optional(),
    shown_videos: listOf(Text).default([]),
    metadata: FreeObject.default({}),
  }),
);

const Image = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

const TemplateIdentity = sectionReading(
  'an identity',
  {
    name: FilledText,
    category: IdentityCategory,
    state: IdentityState.default('PROPOSED'),
    affirmation: Text.optional(),
    i_am_statement: Text.optional().meta({ deprecated: true, description: 'Another name for affirmation.' }),
    visualization: Text.optional(),
    notes: listOf(Text).default([]),
    image: Image.optional(),
    parent: identityName.optional().meta({ description: 'The name of the identity that this one is nested under.' }),
    created_at: Timestamp.optional(),
  },
  {
    dropped: ['i_am_statement'],
    fault: ({ affirmation, i_am_statement: older }) =>
      affirmation !== undefined && older !== undefined && affirmation !== older
        ? { path: ['i_am_statement'], message: 'is another name for affirmation, and differs from it' }
        : undefined,
    settle: ({ i_am_statement: older, ...identity }) =>
      older === undefined ? identity : { ...identity, affirmation: older },
  },
);

export const TemplateMessage = section('a chat message', {
  role: MessageRole,
  content: Text,
  timestamp: Timestamp.optional(),
  component_config: FreeObject.optional(),
});

const MessageLink = z
  .union([z.int().nonnegative(), Text], 'must be the index or the exact content of a chat message')
  .meta({ description: 'Index, from 0, or exact content of a chat message.' });

const TemplateNote = section('a user note', {
  note: FilledText,
  source_message: MessageLink.optional(),
  created_at: Timestamp.optional(),
});

const TemplateAction = actionWith({
  result_summary: Text.optional(),
  timestamp: Timestamp.optional(),
  coach_message: MessageLink.optional(),
});

const TemplateBreak = section('a break', {
  triggered_by_session: Text,
  started_at: Timestamp.optional(),
  ended_at: Timestamp.optional(),
});

const moved =
  'is no part of a template any more: what is said and what must hold are written as `rehearsals`, beside `template`.';

/** The shape alone, without the links between sections. */
export const TemplateShape = section(
  'a template',
  {
    schema_version: z.literal(1, 'must be 1, the only version there is').default(1),
    tags: listOf(FilledText).default([]),
    clock: Timestamp.optional().meta({
      description: "What the person's clock shows at the start. Without it: real time.",
    }),
    user: TemplateUser,
    coach_state: TemplateCoachState,
    identities: listOf(TemplateIdentity).default([]),
    chat_messages: listOf(TemplateMessage).default([]),
    user_notes: listOf(TemplateNote).default([]),
    actions: listOf(TemplateAction).default([]),
    breaks: listOf(TemplateBreak).default([]),
  },
  { script: `"script" ${moved}`, expectations: `"expectations" ${moved}` },
);

export const Template = TemplateShape.superRefine((template, context) => {
  for (const { path, message } of linkFaults(template)) context.addIssue({ code: 'custom', path, message });
});
export type Template = z.infer<typeof Template>;
