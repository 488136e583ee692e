/**
 * How people say what they are called, in the languages that the coach is spoken to in. What stands behind such words is a
 * name when it is written as one; of looser words ("I'm ...") only the coach's address tells.
 */

const anyOf = (phrases: readonly string[]): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{M}])(?:${phrases
      .join('|')
      .replaceAll("'", "['’]")
      .replaceAll(' ', String.raw`\s+`)})[\s:]+["“„«‘]?`,
    'giu',
  );

/** A name follows. */
export const FULL_NAME = anyOf([
  "my (?:(?:full|real|first|given|legal|birth) )?name(?: is|'s)",
  "(?:i am|i'm|i was|i get) called",
  '(?:people|friends|you (?:can|may)|everyone|everybody|please|just) call me',
  String.raw`(?<=^|[.!?,;:]\s{0,2}|(?:and|but|so)\s)call me`,
  "je m'appelle|mon (?:nom|prénom) est|appelle(?:z)?-moi",
  'ich hei(?:ß|ss)e|mein (?:vor)?name ist|nenn(?:en sie)? mich',
  'me llamo|mi nombre es|llámame',
  'meu nome é|(?:eu )?me chamo|chamo-me|(?:pode )?me cham[ae] de',
  'mi chiamo|il mio nome è|chiamami',
  'ik heet|mijn naam is|noem (?:me|mij)',
  'jag heter|jeg heter|jeg hedder|mitt namn är|mitt navn er|mit navn er',
  'nazywam się|mam na imię|jmenuji se|menim se',
  '(?:benim )?adım|ismim',
  'меня зовут|мо[её] имя|зови(?:те)? меня|мене звати',
  'με λένε|το όνομά μου είναι',
]);

/** A family name follows. */
export const LAST_NAME = anyOf([
  "my (?:last |family |maiden |sur)name(?: is|'s)",
  'mon nom de famille est|mein nachname ist|mi apellido es|mijn achternaam is|моя фамилия',
]);

/** A name may follow, or anything else that a person is. */
export const LOOSE = anyOf([
  "i'm|i am|this is|it's|call me",
  "je suis|moi,? c'est|ich bin|(?:yo )?soy|(?:eu )?sou(?: [oa])?|sono|ik ben|jag är|jeg er|jestem|ben|я",
]);

const HAN = String.raw`\p{sc=Han}`;

/** Where a script has no capitals, the words around a name tell where it ends. */
export const UNCASED: readonly RegExp[] = [
  new RegExp(String.raw`(?:我叫|我的名字(?:是|叫))(?![他她它你您妳我])(${HAN}{2,4})(?=[，。！、,.!\s]|$)`, 'gu'),
  new RegExp(
    String.raw`名前は[\s、]*([${HAN}\p{sc=Katakana}ー]{1,6}[ 　]?[${HAN}\p{sc=Katakana}ー]{1,6}?)(?=です|だ|と|。|、|$)`,
    'gu',
  ),
  new RegExp(String.raw`([${HAN}\p{sc=Katakana}ー]{1,6}[ 　]?[${HAN}\p{sc=Katakana}ー]{1,6})と申します`, 'gu'),
  /(?:제|내) 이름은 (\p{sc=Hangul}{2,4}?)(?=입니다|이에요|예요|이고|이야|[.,!]|$)/gu,
  /저는 (\p{sc=Hangul}{2,4}?)(?:이)?라고 (?:합니다|해요)/gu,
  /(?<![\p{L}\p{M}])(?:أنا )?اسمي (?:هو )?(\p{sc=Arabic}{2,})/gu,
  /(?<![\p{L}\p{M}])(?:שמי|קוראים לי) (\p{sc=Hebrew}{2,})/gu,
  /मेरा नाम ((?:\p{sc=Devanagari}+ ){1,3})है/gu,
];

/** What people are called that is no name of theirs, and what follows "call me" otherwise. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mom mum mommy mummy dad daddy mama papa grandma grandpa boss coach doctor sir madam crazy'.split(
    ' ',
  ),
);
