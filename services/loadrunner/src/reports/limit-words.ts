import type { LoadRunReport, ReportRow } from '@rehearsal/contracts/load/load-run-report';

/** The limit of a row for people: whose it is stands with it when it is not the script's. */
export const limitOf = ({ limit, house }: Pick<ReportRow, 'limit' | 'house'>): string =>
  `${limit ?? '-'}${house === true ? ' (house)' : ''}`;

/** A line for each host that requests went to. */
export const toldDestinations = ({ requests_to }: Pick<LoadRunReport, 'requests_to'>): string[] =>
  requests_to.map(
    ({ destination, requests, failed }) =>
      `${requests} to ${destination ?? 'where k6 does not tell (the script names them)'}, ${failed} failed`,
  );
