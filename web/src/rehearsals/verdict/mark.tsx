import './marks.css';
import type { Look } from './looks.js';

/** A verdict as one small sign; whoever shows it says in words what it is. */
export const Mark = ({ look: { color, sign } }: { readonly look: Pick<Look, 'color' | 'sign'> }) => (
  <span className="mark" data-color={color} aria-hidden>
    {sign}
  </span>
);
