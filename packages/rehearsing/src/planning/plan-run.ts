import type { FieldFault } from '@rehearsal/contracts/http/problem';
import type { RunRehearsals } from '@rehearsal/contracts/http/rehearsals';
import { MOST_REHEARSALS, MOST_TRIALS_OF_RUN } from '@rehearsal/contracts/rehearsal/bounds';
import type { Rehearsal } from '@rehearsal/contracts/rehearsal/rehearsal';
import { type PlannedRehearsal, type QueueRehearsalRun } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { z } from 'zod';
import { limitsOfRun, unknownEngine, type PlannedEngine } from './engine-of-run.js';
import { unplayedPersons } from './unplayed-persons.js';
import { selectRehearsals, type ScenarioReads } from './select-rehearsals.js';

type Order = z.output<typeof QueueRehearsalRun.schema>;

interface Means {
  /** The owner of scenarios. */
  scenario: ScenarioReads;
  /** By which the owner of runs knows the content of a file. */
  digestOf: (content: RunRehearsals['files'][number]['content']) => string;
  /** The coaches that can be asked. */
  engines: () => Promise<readonly PlannedEngine[]>;
  /** Whether there is a language model that plays persons. */
  playsPersons: () => Promise<boolean>;
}

/**
 * The run that was asked for: which rehearsals in which version, how often, held to which gate. Or every fault at once,
 * each with its place, before anything is on its way. A door and a schedule plan by this alone.
 */
export async function planRun(
  { scenario, digestOf, engines, playsPersons }: Means,
  asked: RunRehearsals,
): Promise<{ order: Order } | { faults: FieldFault[] }> {
  const { selected, faults } = await selectRehearsals(scenario, asked);
  const plan = (rehearsal: Pick<Rehearsal, 'name' | 'repeat' | 'gate' | 'max_errors'>) => ({
    rehearsal: rehearsal.name,
    ...(asked.trial === undefined
      ? { trials: asked.repeat ?? rehearsal.repeat }
      : { trials: 1, first_trial: asked.trial }),
    gate: asked.gate ?? rehearsal.gate,
    max_errors: asked.max_errors ?? rehearsal.max_errors,
  });
  const ofScenarios = selected.map(({ scenario_id, scenario_name, scenario_version, rehearsal }) => ({
    ...plan(rehearsal),
    scenario_name,
    source: { scenario_id, scenario_version },
  }));
  const ofFiles = asked.files.flatMap(({ file, content }) =>
    content.rehearsals.map((rehearsal) => ({
      ...plan(rehearsal),
      scenario_name: content.name,
      source: { content: digestOf(content), file },
    })),
  );
  const rehearsals: PlannedRehearsal[] = [...ofScenarios, ...ofFiles];
  const known = await engines();
  const all = [
    ...faults,
    ...unknownEngine(asked, known),
    ...trialAndRepeat(asked),
    ...emptyFiles(asked),
    ...(await unplayedPersons(asked, selected, playsPersons)),
    ...(faults.length === 0 ? outOfBounds(asked, rehearsals) : []),
  ];
  if (all.length > 0) return { faults: all };
  const { engine, seed, keep, label, files } = asked;
  const contents = files.map(({ content }) => content);
  return { order: { rehearsals, engine, seed, keep, label, ...limitsOfRun(asked, known), contents } };
}

const trialAndRepeat = ({ trial, repeat }: RunRehearsals): FieldFault[] =>
  trial === undefined || repeat === undefined
    ? []
    : [{ pointer: '/trial', message: 'is one trial, and repeat says of how many: give one of them' }];

const emptyFiles = ({ files }: RunRehearsals): FieldFault[] =>
  files.flatMap(({ content }, index) =>
    content.rehearsals.length > 0
      ? []
      : [{ pointer: `/files/${index}/content/rehearsals`, message: 'has no rehearsal, so there is nothing to run' }],
  );

function outOfBounds({ files }: RunRehearsals, rehearsals: readonly PlannedRehearsal[]): FieldFault[] {
  if (rehearsals.length === 0 && files.length === 0)
    return [
      { pointer: '', message: 'says nothing to run', hint: 'Give names, tags, scenario_ids, rehearsals or files.' },
    ];
  if (rehearsals.length > MOST_REHEARSALS)
    return [{ pointer: '', message: `asks for ${rehearsals.length} rehearsals, and ${MOST_REHEARSALS} is the most` }];
  const trials = rehearsals.reduce((sum, { trials: some }) => sum + some, 0);
  if (trials <= MOST_TRIALS_OF_RUN) return [];
  const hint = 'Ask for fewer rehearsals, or for fewer trials of each with repeat.';
  return [{ pointer: '', message: `asks for ${trials} trials, and ${MOST_TRIALS_OF_RUN} is the most`, hint }];
}
