import { useEffect, useRef, useState } from 'react';

/**
 * For a part that comes in place of the button by which somebody asked for it: its own button takes the focus, and it
 * opens. It opens only then, so that closing it gives the focus back to that button.
 */
export const useOpensAtOnce = () => {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const drawn = requestAnimationFrame(() => {
      button.current?.focus();
      setOpened(true);
    });
    return () => cancelAnimationFrame(drawn);
  }, []);
  return { opened, setOpened, button };
};
