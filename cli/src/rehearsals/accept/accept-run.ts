import { getRehearsalRun, getTrial, rehearsedContent } from '@rehearsal/client/resources/rehearsals';
import type { Client } from '@rehearsal/client/client';
import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { acceptanceOf, type Acceptance } from '@rehearsal/rehearsing/accept/acceptance';
import { InputError } from '../../errors.js';
import { faultsError, readScenarioFile } from '../../scenarios/scenario-file.js';
import { hasValueAt } from './replace-values.js';

/** A file, and what would have to be otherwise in it; pointers are into the file. */
export interface AcceptedFile extends Acceptance {
  file: string;
  text: string;
}

type Sought = RehearsalRunView['rehearsals'][number];

/** What the files of a run would have to expect for what it showed to be right. Nothing is written. */
export async function acceptRun(
  api: Client,
  id: string,
  { rehearsal: only }: { rehearsal?: string | undefined },
): Promise<AcceptedFile[]> {
  const run = await getRehearsalRun(api, id);
  if (run.verdict === null) throw new InputError(`The run ${id} goes on still: wait for its verdict.`);
  const meant = run.rehearsals.flatMap((one, place) => (only === undefined || one.rehearsal === only ? [{ one, place }] : [])); // prettier-ignore
  if (isReplay(run))
    throw new InputError(
      `The run ${id} is a ${run.label ?? 'replay'}, and a replay expects nothing that could give way. To take for right what it showed, hold later replays against it: \`rehearse replay ${id}\`.`,
    );
  if (meant.length === 0) throw new InputError(`The run ${id} has no rehearsal "${only ?? ''}".`);
  for (const { one, place } of meant)
    if (judgedOf(run, place).length === 0)
      throw new InputError(
        `No trial of "${one.rehearsal}" was judged, so the run ${id} shows nothing of it that could be right.`,
      );
  const files = new Map<string, AcceptedFile>();
  for (const { one, place } of meant) {
    const file = fileOf(one);
    const { content, text } = await unchanged(file, await rehearsedContent(api, id, place));
    const at = content.rehearsals.findIndex(({ name }) => name === one.rehearsal);
    const rehearsal = content.rehearsals[at];
    if (rehearsal === undefined) continue;
    const { changes, byHand } = acceptanceOf(rehearsal, await judgedTrials(api, run, place));
    const inFile = <P extends { pointer: string }>(found: P): P => ({ ...found, pointer: `/rehearsals/${at}${found.pointer}` }); // prettier-ignore
    const known = files.get(file) ?? { file, text, changes: [], byHand: [] };
    for (const change of changes.map(inFile))
      if (hasValueAt(text, change.pointer)) known.changes.push(change);
      else known.byHand.push({ ...change, why: 'the file spells its place otherwise' });
    known.byHand.push(...byHand.map(inFile));
    files.set(file, known);
  }
  return [...files.values()];
}

/** Runs of what was said in another are labelled so, and come of no file. */
const isReplay = ({ label, rehearsals }: RehearsalRunView): boolean =>
  label?.startsWith('replay of ') === true &&
  rehearsals.every(({ source }) => 'content' in source && source.file === null);

function fileOf({ rehearsal, scenario_name, source }: Sought): string {
  if ('file' in source && source.file !== null) return source.file;
  throw new InputError(
    `"${rehearsal}" (${scenario_name}) was not run from a file. Export its scenario with \`rehearse scenarios export\`, run the file, accept that run, and apply the file.`,
  );
}

/** Places of a file that has changed since would be others. */
async function unchanged(file: string, ran: ScenarioContent): Promise<{ content: ScenarioContent; text: string }> {
  const read = await readScenarioFile(file);
  if (!read.ok) throw faultsError(read.faults);
  const told = ({ template, rehearsals }: ScenarioContent) => canonicalJson([template, rehearsals]);
  if (told(read.content) === told(ran)) return read;
  throw new InputError(`${file} has changed since the run: run it again, and accept that run.`);
}

const judgedOf = ({ trials }: RehearsalRunView, place: number) =>
  trials.filter(({ rehearsal, verdict }) => rehearsal === place && verdict !== 'error');

async function judgedTrials(api: Client, run: RehearsalRunView, place: number) {
  const trials = [];
  for (const { trial } of judgedOf(run, place)) trials.push((await getTrial(api, run.id, place, trial)).results);
  return trials;
}
