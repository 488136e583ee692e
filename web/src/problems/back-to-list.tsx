import { useRouterState } from '@tanstack/react-router';
import { TextLink } from '../components/buttons/text-link.js';
import { placeOf } from '../places/places.js';

/** Leads from the page of one thing to where its like are listed; nothing on the list itself, and outside of all of them. */
export const BackToList = () => {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const place = placeOf(path);
  if (place === undefined || place.to === path) return null;
  return (
    <TextLink to={place.to} underline="always" inherit>
      Go to {place.label}
    </TextLink>
  );
};
