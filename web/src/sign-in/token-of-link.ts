/** The token in whatever a person pasted: the whole link, its last part, or the token alone. */
export const tokenOfLink = (pasted: string): string => {
  const text = pasted.trim();
  const [, token] = /[?&]link=([^&\s]+)/.exec(text) ?? [];
  return token === undefined ? text : decodeURIComponent(token);
};
