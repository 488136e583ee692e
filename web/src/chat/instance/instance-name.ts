interface Named {
  readonly id: string;
  readonly label: string | null;
  readonly primary: boolean;
}

/** What people know an instance by; without a label, the end of its id tells it apart. */
export const nameOfInstance = ({ label, primary, id }: Named): string => label ?? (primary ? 'Primary' : id.slice(-8));
