import { Command } from 'commander';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { onScenarios, withBulk, type BulkOptions } from '../../scenarios/bulk/on-scenarios.js';

interface Reset {
  success: boolean;
  message: string;
  instance: InstanceView;
}

export const resetCommand = (): Command =>
  withBulk(new Command('reset').description('set the primary instance of each scenario back to its template')).action(
    reset,
  );

const reset = (named: string[], options: BulkOptions): Promise<void> =>
  onScenarios(named, options, {
    verb: ['resets the primary instance of', 'Reset the primary instance of'],
    work: (api, { id }) => api.command<Reset>('POST', `/test-scenarios/${id}/reset`),
    words: ({ instance: { profile, version, digest } }, { name }) =>
      `"${name}" is its template again: ${profile.email}, version ${version}, digest ${digest.slice(0, 12)}.`,
  });
