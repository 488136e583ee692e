import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { checkScenarioText } from '@rehearsal/contracts/scenario/scenario-file';
import { rehearsalFaults } from '@rehearsal/rehearsing/rehearsal-faults';

/**
 * A scenario that is being written is one text: that of a scenario file. The form and the JSON editor are two views of
 * it, and neither holds anything that the text does not.
 */

/** Something that is said about the text, at its place. */
export interface TextFault {
  /** RFC 6901, into the whole; '' where the text is not JSON. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface TextCheck {
  readonly faults: readonly TextFault[];
  readonly warnings: readonly TextFault[];
}

/** A complete scenario with nothing in it yet: every section is there to be filled. */
const beginning = {
  name: '',
  description: '',
  tags: [],
  template: {
    user: { first_name: 'Sam', last_name: 'Example' },
    coach_state: {
      current_phase: 'INTRODUCTION',
      who_you_are: [],
      who_you_want_to_be: [],
      asked_questions: [],
      skipped_identity_categories: [],
      shown_videos: [],
      metadata: {},
    },
    identities: [],
    chat_messages: [],
    user_notes: [],
    actions: [],
  },
  rehearsals: [],
};

export const beginningText = JSON.stringify(beginning, null, 2);

export const textOfScenario = ({ name, description, tags, template, rehearsals }: ScenarioView): string =>
  JSON.stringify({ name, description, tags, template, rehearsals }, null, 2);

/** Every fault at once, by the gateway's own rules. */
export const checkText = (text: string): TextCheck => {
  const check = checkScenarioText(text, rehearsalFaults);
  return check.ok ? { faults: [], warnings: check.warnings } : { faults: check.faults, warnings: [] };
};

export type ScenarioBody = Readonly<Record<string, unknown>>;

/** What the text says, for the form and to be sent; undefined while it is no JSON object. */
export const bodyOfText = (text: string): ScenarioBody | undefined => {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    // For editors, and no part of the scenario.
    const { $schema: _, ...said } = body as Record<string, unknown>;
    return said;
  } catch {
    return undefined;
  }
};
