interface Named {
  readonly id: string;
  readonly label: string | null;
  readonly primary: boolean;
}

/** The label of those who are made for the trials of a rehearsal run. */
const OF_A_RUN = /^rehearsal run ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** The rehearsal run that made an instance for a trial, by its label; undefined for all others. */
export const runThatMade = ({ label }: Pick<Named, 'label'>): string | undefined =>
  label === null ? undefined : OF_A_RUN.exec(label)?.[1];

/** What people know an instance by; without a label, the end of its id tells it apart. */
export const nameOfInstance = (instance: Named): string => {
  const { label, primary, id } = instance;
  if (runThatMade(instance) !== undefined) return 'Trial of a rehearsal run';
  return label ?? (primary ? 'Primary' : id.slice(-8));
};
