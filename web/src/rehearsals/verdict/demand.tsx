import './demand.css';
import { valueWords } from './measures.js';

interface Props {
  readonly expected: unknown;
  readonly measured: unknown;
}

/** What was demanded beside what was found. */
export const Demand = ({ expected, measured }: Props) => (
  <dl className="demand">
    <div>
      <dt>expected</dt>
      <dd>{valueWords(expected)}</dd>
    </div>
    <div>
      <dt>measured</dt>
      <dd>{valueWords(measured)}</dd>
    </div>
  </dl>
);
