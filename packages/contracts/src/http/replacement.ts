/** What kind of personal data a text was taken for. */
export type PersonalKind = 'name' | 'email' | 'phone' | 'address' | 'url' | 'id';

/** One found text, in one spelling, and what it became everywhere in a frozen template. */
export interface Replacement {
  readonly kind: PersonalKind;
  readonly found: string;
  readonly replacement: string;
  /** JSON Pointers into the source template, in document order. */
  readonly places: string[];
}
