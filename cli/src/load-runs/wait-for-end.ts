import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { Session } from '../session.js';
import { liveView } from './live-view.js';
import { watchRun } from './watch-run.js';

/** Follows a run to its end, for people; Ctrl-C leaves it running and says how to come back. */
export async function waitForEnd(id: string, { api, output }: Session): Promise<LoadRunView> {
  const view = liveView(output);
  const leave = () => {
    view.close();
    output.note(
      `The run goes on without us; come back with \`rehearse loadtest watch ${id}\`, stop it with \`rehearse loadtest cancel ${id}\`.`,
    );
    process.exit(130);
  };
  process.once('SIGINT', leave);
  try {
    return await watchRun(api, id, view);
  } catch (error) {
    view.close();
    output.note(`The run may still go on; come back with \`rehearse loadtest watch ${id}\`.`);
    throw error;
  } finally {
    process.off('SIGINT', leave);
    view.close();
  }
}
