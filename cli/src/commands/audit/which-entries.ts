import type { Command } from 'commander';

/** Which entries of the audit log are meant; what is not said narrows nothing. */
export interface EntryOptions {
  words?: string;
  actor?: string;
  action?: string;
  target?: string;
  outcome?: string;
  correlation?: string;
  since?: string;
  until?: string;
}

export const whichEntries = (command: Command): Command =>
  command
    .option('--words <words>', 'that hold all of these words, in what they say of themselves or in the message')
    .option('--actor <id>', 'of this person, token or service')
    .option('--action <name>', 'of this command or event, such as InstanceReset')
    .option('--target <id>', 'about this scenario, instance or run')
    .option('--outcome <outcome>', 'requested, applied, refused or denied')
    .option(
      '--correlation <id>',
      'of this operation: the command with this correlation id, and all that followed from it',
    )
    .option('--since <time>', 'from this ISO 8601 time on')
    .option('--until <time>', 'up to this ISO 8601 time');

/** The same as the API takes it. */
export const queryOf = ({ words, actor, action, target, outcome, correlation, since, until }: EntryOptions) => ({
  q: words,
  actor,
  action,
  target,
  outcome,
  correlation_id: correlation,
  since,
  until,
});
