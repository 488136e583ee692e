import { describe, expect, it } from '@jest/globals';
import { isPartNotLoaded, loadPart } from './load-part.js';

describe('a part that is loaded when it is needed', () => {
  it('is what it is', async () => {
    await expect(loadPart(() => Promise.resolve('page'))()).resolves.toBe('page');
  });

  it('that does not load is told apart from a defect of the page, with the remedy', async () => {
    const failing = loadPart(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    const error: unknown = await failing().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      title: 'A part of this page did not load',
      message: expect.stringContaining('loads the page anew'),
    });
    expect([error, new TypeError('x is undefined')].map(isPartNotLoaded)).toEqual([true, false]);
  });
});
