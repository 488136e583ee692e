import { expect, it } from '@jest/globals';
import { nameOfInstance, runThatMade } from './instance-name.js';

const RUN = '01a22ee7-eefb-89cb-abde-10efabac9040';
const ID = 'bdc2d945-5d86-8511-af22-7b674345f86d';

it('is called by its label, by its place, or by the end of its id', () => {
  expect(nameOfInstance({ id: ID, label: 'for the demo', primary: true })).toBe('for the demo');
  expect(nameOfInstance({ id: ID, label: null, primary: true })).toBe('Primary');
  expect(nameOfInstance({ id: ID, label: null, primary: false })).toBe('4345f86d');
});

it('is called by what it was made for, and not by the id of the run that made it', () => {
  expect(nameOfInstance({ id: ID, label: `rehearsal run ${RUN}`, primary: false })).toBe('Trial of a rehearsal run');
  expect(runThatMade({ label: `rehearsal run ${RUN}` })).toBe(RUN);
  expect(runThatMade({ label: `rehearsal run ${RUN}, after message 3` })).toBeUndefined();
  expect(runThatMade({ label: null })).toBeUndefined();
});
