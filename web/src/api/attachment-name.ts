/** What a `Content-Disposition` wants a file to be called: the name in UTF-8 (RFC 5987) before the plain one. */
export const attachmentName = (disposition: string | null): string | undefined => {
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      // A name that cannot be read is no name; the plain one may do.
    }
  }
  const [, quoted, bare] = /filename=(?:"([^"]+)"|([^";\s]+))/i.exec(disposition ?? '') ?? [];
  return quoted ?? bare;
};
