import { describe, expect, it } from '@jest/globals';
import { failureSentence, RehearsalReport } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import { aBrokenExpectation, aRehearsalRun, aTrial, aTrialSummary } from '@rehearsal/testing/rehearsal-runs';
import { reportOf, trialsToShow } from './report.js';

const base = 'https://rehearsal.example';
const report = reportOf({ run: aRehearsalRun(), trials: [{ rehearsal: 1, trial: aTrial() }], base });

describe('the report of a rehearsal run', () => {
  it('is what the contract says', () => {
    const { version, ...run } = aRehearsalRun();
    expect(version).toBe(9);
    expect(RehearsalReport.parse(reportOf({ run, trials: [], base }))).toEqual({ ...report, transcripts: [] });
  });

  it('gives every failure the seven fields, with a link to its trial', () => {
    expect(report.rehearsals[1]?.failures).toEqual([
      {
        expectation: 'a name is proposed',
        step: 'end',
        path: '$.identities[*]',
        expected: { at_least: 1 },
        measured: 0,
        pointer: '/expectations/0',
        trial: 2,
        seed: 22,
        link: 'https://rehearsal.example/#/rehearsal-runs/run-1/trials/1/2',
      },
    ]);
  });

  it('tells all seven in one sentence, and says where nothing was found', () => {
    const [failure] = report.rehearsals[1]?.failures ?? [];
    expect(failure && failureSentence({ ...failure, measured: null })).toBe(
      'a name is proposed, at the end, path $.identities[*], expected {"at_least":1}, measured nothing, ' +
        'trial 2 with seed 22, https://rehearsal.example/#/rehearsal-runs/run-1/trials/1/2',
    );
  });

  it('puts trials in the order of their numbers, each with its rehearsal', () => {
    expect(report.rehearsals.map(({ ended }) => ended.map(({ seed }) => seed))).toEqual([[11, 12], [21, 22, 23], [31], [41]]); // prettier-ignore
  });

  it('names a test user only where it was kept', () => {
    expect(report.rehearsals[1]?.ended.map(({ instance_id }) => instance_id)).toEqual([null, 'inst-2', null]);
  });
});

describe('the transcripts of a report', () => {
  const shown = (most?: number) =>
    trialsToShow(aRehearsalRun(), most).map(({ rehearsal, trial }) => [rehearsal, trial].join('.'));

  it('are of every rehearsal and verdict', () => {
    expect(shown()).toEqual(['0.1', '0.2', '1.1', '1.2', '1.3', '2.1', '3.1']);
  });

  it('are those that failed where there is no room for all, then those that could not be judged', () => {
    expect(shown(2)).toEqual(['1.2', '2.1']);
    expect(shown(3)).toEqual(['1.2', '2.1', '3.1']);
  });

  it('are not a hundred alike', () => {
    const failures = [aBrokenExpectation()];
    const trials = Array.from({ length: 100 }, (_, n) => aTrialSummary({ trial: n + 1, verdict: 'failed', failures }));
    expect(trialsToShow({ trials }).map(({ trial }) => trial)).toEqual([1, 2, 3]);
  });
});
