import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const folders = new Set(
  files.flatMap((file) => file.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'))),
);
const guides = files.filter((file) => file.endsWith('.md'));

/** What is named as an example of what one would write. */
const TO_BE_WRITTEN = /rename|Rename/;
/** A path of sources, by its whole or by its end: `gateway/src/http/mount.ts`, `http/mount.ts`. */
const SOURCE = /^[\w.-]+(?:\/[\w.-]+)*\.(?:tsx?|mjs|cjs)$/;
/** A folder of ours, by its whole. */
const FOLDER =
  /^(?:packages|gateway|services|cli|web|e2e|bench|deploy|docs|scripts|samples|loadtests)(?:\/[\w.-]+)*\/?$/;

const textOf = (guide: string): string => readFileSync(join(root, guide), 'utf8').replaceAll(/```[^]*?```/g, '');
const isThere = (path: string): boolean => files.some((file) => file === path || file.endsWith(`/${path}`));

describe('what the guides name is there', () => {
  it.each(guides)('%s', (guide) => {
    const text = textOf(guide);
    const named = [...text.matchAll(/`([^`\s]+)`/g)]
      .map(([, word = '']) => word)
      .filter((word) => !TO_BE_WRITTEN.test(word));
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, to = '']) => to);
    expect({
      sources: named.filter((word) => SOURCE.test(word) && !isThere(word)),
      folders: named.filter((word) => FOLDER.test(word) && !isThere(word) && !folders.has(word.replace(/\/$/, ''))),
      links: linked.filter((to) => !existsSync(join(root, dirname(guide), to))),
    }).toEqual({ sources: [], folders: [], links: [] });
  });
});
