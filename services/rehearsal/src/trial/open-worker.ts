import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import type { QueuePlace } from '@rehearsal/platform/jobs/job-queue';
import { takeJobs } from '@rehearsal/platform/jobs/take-jobs';
import { closeRedis, openPatientRedis } from '@rehearsal/platform/stores/redis';
import type { RehearsalConfig } from '../config.js';
import type { TrialJob } from './trial-jobs.js';
import { takeTrial } from './take-trial.js';
import { TrialStops } from './trial-stops.js';

type Surroundings = Omit<Parameters<typeof takeTrial>[1], 'stops' | 'log' | 'patienceMs'> & { place: QueuePlace };

/** Lets this process take trials. Asked to stop, it takes no more, and ends those in its hands while there is time. */
export async function openTrialWorker(
  life: Lifecycle,
  config: RehearsalConfig,
  { place, ...surroundings }: Surroundings,
): Promise<void> {
  const { log } = life;
  const stops = new TrialStops();
  const taking = { ...surroundings, stops, log, patienceMs: config.TRIAL_TURN_SECONDS * 1000 };
  const connection = await life.open('queue connection', () => openPatientRedis(config.REDIS_URL), closeRedis);
  await life.open(
    'trial taker',
    () =>
      takeJobs(
        {
          connection,
          place,
          concurrency: config.TRIAL_CONCURRENCY,
          drain: () => stops.close(),
          stop: () => stops.stopAll(),
          log,
        },
        (job) => takeTrial(job as TrialJob, taking),
      ),
    // Half of the time is for the trials, the rest for what must be closed behind them.
    (taker) => taker.close(life.graceSeconds / 2, new AbortController().signal),
  );
}
