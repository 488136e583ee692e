import { describe, expect, it } from '@jest/globals';
import { mergeJunit } from './merge-junit.js';
import { fileNames } from './report-files.js';

const junit = (name: string, failures: number) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="3" failures="${failures}" errors="0">\n  <testsuite name="${name}" tests="3" skipped="1">\n    <testcase classname="${name}.check" name="a &lt;/testsuites>"/>\n  </testsuite>\n</testsuites>`;

describe('the files of several runs', () => {
  const runs = ['a', 'b', 'a'].map((name, n) => ({ id: String(n), name }));

  it('are named by the tests', () => {
    expect(fileNames('out/report.html', runs)).toEqual([
      'out/report-a.html',
      'out/report-b.html',
      'out/report-a-2.html',
    ]);
    expect(fileNames('report', runs.slice(0, 1))).toEqual(['report']);
  });

  it('are one file for JUnit, with a suite for each and the sums', () => {
    const merged = mergeJunit([junit('one', 1), junit('two', 2)]);
    expect(merged).toContain('<testsuites tests="6" failures="3" errors="0">');
    expect(merged.match(/<testsuite /g)).toHaveLength(2);
    expect(merged.match(/<\/testsuites>$/g)).toHaveLength(1);
    expect(mergeJunit([junit('one', 1)])).toBe(junit('one', 1));
  });

  it('tell the runs of one test apart in JUnit', () => {
    const merged = mergeJunit([junit('one', 0), junit('one', 1)]);
    expect(merged.match(/<testsuite name="[^"]*"/g)).toEqual(['<testsuite name="one"', '<testsuite name="one (2)"']);
    expect(merged.match(/classname="[^"]*"/g)).toEqual(['classname="one.check"', 'classname="one (2).check"']);
  });
});
