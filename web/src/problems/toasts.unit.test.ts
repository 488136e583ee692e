import { expect, it } from '@jest/globals';
import { hideToast, shownToasts, showToast } from './toasts.js';

const messages = () => shownToasts().map(({ message }) => message);
const toast = (message: string) => ({ message, color: 'green', shownForMs: 1 }) as const;

it('are shown in the order in which they came, no more than fit, each until it is hidden', () => {
  for (const message of ['a', 'b', 'c', 'd', 'e', 'f']) showToast(toast(message));
  expect(messages()).toEqual(['b', 'c', 'd', 'e', 'f']);
  const [oldest] = shownToasts();
  hideToast(oldest?.id ?? '');
  expect(messages()).toEqual(['c', 'd', 'e', 'f']);
});

it('of one id are one, which says what was said last', () => {
  for (const { id } of shownToasts()) hideToast(id);
  showToast({ ...toast('asked again'), id: 'asked-again' });
  showToast({ ...toast('and again'), id: 'asked-again' });
  expect(messages()).toEqual(['and again']);
});
