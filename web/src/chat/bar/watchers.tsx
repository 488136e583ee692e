import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMay } from '../../api/auth.js';
import { keys } from '../../api/keys.js';
import { PersonPicture } from '../../people/person-picture.js';
import { usePersonName } from '../../people/use-person-name.js';
import { useChat } from '../commands/chat-context.js';

/** As many pictures as there is room for. */
const SHOWN = 3;
const UNNAMED = 'Somebody else';
/** Who was invited just now is in the log a moment later: names are asked for again so often, at ever longer distances. */
const TRIES = 5;
const FIRST_TRY_MS = 1000;

/** Who else has this test user open: what they do here is seen by all. */
export const Watchers = () => (useChat().others.length === 0 ? null : <OtherWatchers />);

const useNamesAgain = (isSomeoneUnnamed: boolean): void => {
  const client = useQueryClient();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isSomeoneUnnamed || tries === TRIES) return undefined;
    const timer = setTimeout(
      () => {
        setTries(tries + 1);
        void client.invalidateQueries({ queryKey: keys.auditedNames });
      },
      FIRST_TRY_MS * 2 ** tries,
    );
    return () => clearTimeout(timer);
  }, [isSomeoneUnnamed, tries, client]);
};

const OtherWatchers = () => {
  const { others } = useChat();
  const nameOf = usePersonName();
  // An id is no name: of whom this person may not know it, it is enough that they are there.
  const names = others.map((id) => (nameOf(id) === id ? UNNAMED : nameOf(id)));
  useNamesAgain(useMay('audit:read') && names.includes(UNNAMED));
  const words = `Also here: ${names.join(', ')}`;
  return (
    <span className="watchers" role="img" aria-label={words} title={words}>
      {others.slice(0, SHOWN).map((id, index) => (
        <PersonPicture key={id} name={names[index] === UNNAMED ? '?' : (names[index] ?? '?')} />
      ))}
      {others.length > SHOWN && <span>+{others.length - SHOWN}</span>}
    </span>
  );
};
