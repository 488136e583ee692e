import './column-order.css';

/** Which way the rows go by a column, if they do. */
export type Way = 'asc' | 'desc' | null;

/** For the heading of the column. */
export const ariaSort = (way: Way): 'ascending' | 'descending' | 'none' =>
  way === null ? 'none' : way === 'asc' ? 'ascending' : 'descending';

interface Props {
  readonly title: string;
  readonly way: Way;
  readonly onChange: () => void;
}

/** The title of a column that the rows can be ordered by: a press orders them, another turns them round. */
export const ColumnOrder = ({ title, way, onChange }: Props) => (
  <button type="button" className="data-order" onClick={onChange}>
    {title}
    <span aria-hidden>{way === null ? '↕' : way === 'asc' ? '↑' : '↓'}</span>
  </button>
);
