/** Something that went wrong, at the place of a file where it can be mended. */
export interface Finding {
  /** From the root of the workspace; undefined where no file is behind it. */
  file: string | undefined;
  line: number;
  title: string;
  message: string;
  /** The smaller, the worse. */
  gravity: number;
}

/** GitHub shows ten errors of a step; the rest would be lost without a word. */
const MOST = 10;

/** Workflow commands for what went wrong, worst first; `what` is what the rest is of, such as `Load runs`. */
export function annotations(found: readonly Finding[], what: string): string[] {
  const findings = found.toSorted((a, b) => a.gravity - b.gravity);
  const first = findings.length > MOST ? findings.slice(0, MOST - 1) : findings;
  const left = findings.length - first.length;
  return [
    ...first.map(({ file, line, title, message }) => {
      const place = file === undefined ? '' : `file=${property(file)},line=${line},`;
      return `::error ${place}title=${property(title)}::${data(message)}`;
    }),
    ...(left > 0 ? [`::error title=${property(what)}::+${left} more; see the reports of the runs`] : []),
  ];
}

/** As the runner of GitHub unescapes them. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
