import { describe, expect, it } from '@jest/globals';
import { roomOf } from './rooms.js';

describe('a room', () => {
  it('asks for the permission to read what it tells of', () => {
    expect(roomOf('load-run:a')).toEqual({
      name: 'load-run:a',
      kind: 'load-run',
      id: 'a',
      permission: 'load-run:read',
    });
    expect(roomOf('scenarios')).toMatchObject({ id: undefined, permission: 'scenario:read' });
  });

  it.each(['nowhere:a', 'constructor:a', '__proto__', 'toString', ''])('is none when it is called %j', (name) => {
    expect(() => roomOf(name)).toThrow(`no room is called ${name}`);
  });
});
