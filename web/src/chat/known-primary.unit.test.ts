import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from '@jest/globals';
import { keys } from '../api/keys.js';
import { knownPrimary } from './known-primary.js';

const list = (primary: object | null) => ({
  pages: [{ items: [{ id: 's1', primary_instance: primary }] }],
  pageParams: [''],
});

describe('the primary instance of a scenario', () => {
  it('is known where a list or the scenario has told that it is made', () => {
    const listed = new QueryClient();
    listed.setQueryData(keys.scenarioList({ q: 'a' }), list({ id: 's1-primary' }));
    const read = new QueryClient();
    read.setQueryData(keys.scenario('s1'), { id: 's1', primary_instance: { id: 's1-primary' } });
    expect([listed, read].map((client) => knownPrimary(client, 's1'))).toEqual(['s1-primary', 's1-primary']);
  });

  it('is not known while it is being made, and of a scenario that nobody has read', () => {
    const client = new QueryClient();
    client.setQueryData(keys.scenarioList({}), list(null));
    expect(['s1', 's2'].map((id) => knownPrimary(client, id))).toEqual([undefined, undefined]);
  });
});
