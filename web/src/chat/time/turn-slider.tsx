import { useState } from 'react';

interface Props {
  /** The place that is looked at; `count` is now. */
  readonly index: number;
  readonly count: number;
  /** What is there. */
  readonly words: string;
  readonly onMoved: (index: number) => void;
}

/** A place for each moment. The thumb is where it was put at once, though the address follows a little later. */
export const TurnSlider = ({ index, count, words, onMoved }: Props) => {
  const [thumb, setThumb] = useState({ place: index, when: index });
  if (thumb.when !== index) setThumb({ place: index, when: index });
  return (
    <>
      <input
        type="range"
        className="time-slider"
        aria-label="Turn that is looked at"
        aria-valuetext={words}
        min={0}
        max={count}
        value={thumb.when === index ? thumb.place : index}
        onChange={({ currentTarget }) => {
          const place = Number(currentTarget.value);
          setThumb({ place, when: index });
          onMoved(place);
        }}
        list="time-ticks"
      />
      <datalist id="time-ticks">
        {Array.from({ length: count + 1 }, (_, place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
    </>
  );
};
