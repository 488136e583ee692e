import { PersonPicture } from '../../people/person-picture.js';
import { usePersonName } from '../../people/use-person-name.js';
import { useChat } from '../commands/chat-context.js';

/** As many pictures as there is room for. */
const SHOWN = 3;
const UNNAMED = 'Somebody else';

/** Who else has this test user open: what they do here is seen by all. */
export const Watchers = () => (useChat().others.length === 0 ? null : <OtherWatchers />);

const OtherWatchers = () => {
  const { others } = useChat();
  const nameOf = usePersonName(others);
  // An id is no name: of whom this person may not know it, it is enough that they are there.
  const names = others.map((id) => (nameOf(id) === id ? UNNAMED : nameOf(id)));
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
