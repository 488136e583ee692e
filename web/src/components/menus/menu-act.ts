import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';

export interface MenuAct {
  readonly label: string;
  readonly onChosen: () => void;
  /** That do the same, as `useKeys` takes them; whoever has the menu listens to them. */
  readonly keys?: string;
  /** Of what cannot be taken back. */
  readonly isGrave?: boolean;
  /** Of what is on or off: choosing it turns it, and the menu stays. */
  readonly isOn?: boolean;
}

export interface ActMenuProps {
  /** The button that it hangs on. */
  readonly target: ReactElement<ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }>;
  readonly width: number;
  /** From which edge of the button it goes; without one, from its end. */
  readonly from?: 'start' | 'end';
  readonly heading?: string;
  /** A line parts them; groups without any act are left out. */
  readonly groups: readonly (readonly MenuAct[])[];
}
