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
/** What a field means, in a few words: schemas, editors and the forms of the web say it. */
const says = (description: string) => ({ description });

const notPrivileged = z.literal(false, 'a test user is never staff or superuser').optional();

const TemplateUser = sectionReading(
  'user',
  {
    first_name: FilledText.meta(says('What the coach calls the person.')),
    last_name: Text.meta(says('May be empty.')),
    email: z.email('must be an e-mail address').optional().meta(says('The e-mail address of the person.')),
    is_active: z.boolean().default(true).meta(says('Whether the account of the person is in use.')),
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
    current_phase: Phase.meta(says('How far the person has come with the coach.')),
    identity_focus: IdentityCategory.optional().meta(says('The category that is being talked about.')),
    who_you_are: listOf(Text).default([]).meta(says('Who the person says they are, in their own words.')),
    who_you_want_to_be: listOf(Text).default([]).meta(says('Who the person wants to be, in their own words.')),
    asked_questions: listOf(Question).default([]).meta(says('What the coach has asked to get to know the person.')),
    skipped_identity_categories: listOf(IdentityCategory)
      .default([])
      .meta(says('Categories that the person does not want to talk about.')),
    current_identity: identityName.optional().meta(says('The identity that is being worked on, by its name.')),
    proposed_identity: identityName
      .optional()
      .meta(says('The identity that was offered last and is not answered yet, by its name.')),
    shown_videos: listOf(Text).default([]).meta(says('Keys of the session videos that the person has seen.')),
    metadata: FreeObject.default({}).meta(says('Whatever else the coach keeps.')),
  }),
);

const Image = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

const TemplateIdentity = sectionReading(
  'an identity',
  {
    name: FilledText.meta(says('Unique within the template; everything else refers to it by this name.')),
    category: IdentityCategory.meta(says('The part of life that it belongs to.')),
    state: IdentityState.default('PROPOSED').meta(
      says('How far the person has come with it. Proposed where left out.'),
    ),
    affirmation: Text.optional().meta(says('The "I am" statement.')),
    i_am_statement: Text.optional().meta({ deprecated: true, description: 'Another name for affirmation.' }),
    visualization: Text.optional().meta(says('The picture that the person sees in their mind.')),
    notes: listOf(Text).default([]).meta(says('What the coach noted about it.')),
    image: Image.optional().meta(says('The address of a picture.')),
    parent: identityName.optional().meta({ description: 'The name of the identity that this one is nested under.' }),
    created_at: Timestamp.optional().meta(says('When it came up; a moment in order where left out.')),
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
  role: MessageRole.meta(says('Who says it: the person (user) or the coach.')),
  content: Text.meta(says('What is said.')),
  timestamp: Timestamp.optional().meta(says('When it was said; a moment in order where left out.')),
  component_config: FreeObject.optional().meta(says('What is shown beside the message, such as choices.')),
});

const MessageLink = z
  .union([z.int().nonnegative(), Text], 'must be the index or the exact content of a chat message')
  .meta({ description: 'Index, from 0, or exact content of a chat message.' });

const TemplateNote = section('a user note', {
  note: FilledText.meta(says('What the coach remembers about the person.')),
  source_message: MessageLink.optional(),
  created_at: Timestamp.optional().meta(says('When it was noted; a moment in order where left out.')),
});

const TemplateAction = actionWith({
  result_summary: Text.optional().meta(says('What came of it, in a sentence.')),
  timestamp: Timestamp.optional().meta(says('When it was done; a moment in order where left out.')),
  coach_message: MessageLink.optional(),
});

const TemplateBreak = section('a break', {
  triggered_by_session: Text.meta(says('The key of the session that sent the person on the break.')),
  started_at: Timestamp.optional().meta(says('When it began; a moment in order where left out.')),
  ended_at: Timestamp.optional().meta(says('When it ended. Without it, the person is on it still.')),
});

const moved =
  'is no part of a template any more: what is said and what must hold are written as `rehearsals`, beside `template`.';

/** The shape alone, without the links between sections. */
export const TemplateShape = section(
  'a template',
  {
    schema_version: z.literal(1, 'must be 1, the only version there is').default(1),
    tags: listOf(FilledText).default([]).meta(says('Words of the template itself; the scenario has tags of its own.')),
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
