import { isWithin } from '../text/form-document.js';

/** The parts of a scenario as people name them, in the order in which one writes them, and where each of them stands. */
export const formTabs = [
  {
    name: 'general',
    label: 'General',
    places: ['/name', '/description', '/tags', '/template/tags', '/template/clock'],
  },
  { name: 'person', label: 'Person', places: ['/template/user'] },
  { name: 'coach', label: 'Coach state', places: ['/template/coach_state'] },
  { name: 'identities', label: 'Identities', places: ['/template/identities'] },
  { name: 'chat', label: 'Chat', places: ['/template/chat_messages'] },
  { name: 'notes', label: 'Notes', places: ['/template/user_notes'] },
  { name: 'actions', label: 'Actions', places: ['/template/actions'] },
  { name: 'breaks', label: 'Breaks', places: ['/template/breaks'] },
  { name: 'rehearsals', label: 'Rehearsal', places: ['/rehearsals'] },
] as const;

export type FormTab = (typeof formTabs)[number]['name'];

/** The tab that shows a place; what none shows, such as a key that should not be there, is looked for at the start. */
export const tabOf = (pointer: string): FormTab =>
  formTabs.find(({ places }) => places.some((place) => isWithin(pointer, place)))?.name ?? 'general';

/** Where in the document a tab begins. */
export const placeOf = (tab: FormTab): string => formTabs.find(({ name }) => name === tab)?.places[0] ?? '';
