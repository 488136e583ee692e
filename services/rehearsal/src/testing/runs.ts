import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import type { House } from '@rehearsal/testing/house';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';

/** A scenario file of these rehearsals, on a person about whom nothing is known. */
export const contentOf = (...rehearsals: object[]) => ({ name: 'Of a file', template: anEmptyTemplate(), rehearsals });

/** What tests ask of rehearsal runs, through the public door. */
export function runsIn(house: House) {
  const read = (id: string) => house.read<RehearsalRunView>(`/rehearsal-runs/${id}`);

  async function queued(body: object): Promise<RehearsalRunView> {
    const answer = await house.post<RehearsalRunView>('/rehearsal-runs', body);
    if (answer.status !== 201) throw new Error(`not queued: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The run once it has its verdict. */
  const over = (id: string): Promise<RehearsalRunView> =>
    waitFor(
      'the verdict of the run',
      async () => {
        // On a busy machine an owner may be too late for its answer; the run goes on all the same.
        const { status, body: run } = await house.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`);
        return status !== 200 || run.verdict === null ? null : run;
      },
      { withinMs: 900_000, everyMs: 200 },
    );

  return {
    read,
    queued,
    over,
    ended: async (body: object) => over((await queued(body)).id),
    trialOf: (run: RehearsalRunView, rehearsal: number, trial: number) =>
      house.read<Trial>(`/rehearsal-runs/${run.id}/trials/${rehearsal}/${trial}`),
    /** Every test user that carries the label of the run. */
    usersOf: async ({ id }: Pick<RehearsalRunView, 'id'>): Promise<InstanceRow[]> => {
      const { items } = await house.read<{ items: InstanceRow[] }>('/instances?kind=test&limit=200');
      return items.filter(({ label }) => label?.includes(id));
    },
  };
}
