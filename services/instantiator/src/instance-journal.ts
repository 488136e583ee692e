import type { InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { Journal } from '@rehearsal/platform/journal/journal';
import type { Processor } from '@rehearsal/platform/journal/processor';
import type { ListedInstance } from './reading/listed.js';

export type InstanceJournal = Journal<Instance, InstanceFact, ListedInstance>;
export type InstanceProcessor = Processor<Instance, InstanceFact, InstanceCommand>;
