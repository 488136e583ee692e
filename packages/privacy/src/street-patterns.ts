/**
 * What a postal address looks like, by language: a number and a street word, or a postcode with a city. Nothing here
 * knows real places, so "the red house behind the church" is not found.
 */

const WORD = String.raw`\p{L}[\p{L}\p{M}'’.\-]{0,30}`;
const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}'’.\-]{0,30}`;
const CITY = String.raw`${CAPITAL}(?: ${CAPITAL}){0,2}`;
const START = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;
const NUMBER = String.raw`\d{1,5}(?: ?[a-zA-Z](?!\p{L}))?`;
const UNIT = String.raw`(?:,? (?:[Aa]pt|[Aa]partment|[Ss]uite|[Uu]nit|[Ff]lat|#)\.? ?#?\w{1,5})?`;
/** What may follow a street: a postcode with its city, or a city with its state. */
const PLACE = String.raw`(?:,? (?:\d{4,6}|\d{2}-\d{3}|\d{3} \d{2}) ${CITY}|, ${CITY},? [A-Z]{2} \d{5}(?:-\d{4})?|, ${CITY}(?= |[.,;]|$))?`;

const ROAD = 'Street|Avenue|Road|Lane|Drive|Boulevard|Terrace|Crescent|Highway|Parkway';
const SHORT_ROAD = String.raw`St|Ave|Rd|Ln|Dr|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Close|Grove|Gardens|Hill|Mews`;
const LOWER_ROAD = 'street|avenue|road|lane|drive|boulevard|st|ave|rd|blvd';
const RUE = 'rue|avenue|av\\.|boulevard|bd|place|chemin|impasse|allée|allee|quai|cours';
const CALLE = String.raw`[Cc]alle|C/|[Aa]venida|[Aa]vda\.?|Av\.|[Pp]aseo|[Pp]laza|[Cc]arrera|[Rr]ua|[Tt]ravessa|[Pp]raça|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Ll]argo`;
const OF = String.raw`(?:(?:de la|de los|de las|del|della|delle|dei|des|du|de l'|d'|de|da|do|dos|das) ?)?`;
const STRASSE =
  'straße|strasse|str\\.|weg|gasse|platz|allee|damm|ufer|straat|laan|gracht|plein|kade|dijk|gatan|vägen|gata|veien|vej|gade|katu|tie|utca|út';
const ULICA = String.raw`ул\.|улица|улице|пр\.|проспект|проспекте|пер\.|переулок|наб\.|вул\.|вулиця|ul\.|ulica|al\.|os\.|str\. `;

const english = String.raw`${START}${NUMBER},? (?:${CAPITAL} ){1,4}(?:${ROAD}|${SHORT_ROAD})${END}\.?${UNIT}${PLACE}`;
const lowerEnglish = String.raw`${START}${NUMBER} ${WORD} (?:${LOWER_ROAD}|${ROAD.toUpperCase()})${END}`;

export const ADDRESS_PATTERNS: readonly RegExp[] = [
  english,
  lowerEnglish,
  String.raw`${START}\d{1,4}(?: ?(?:bis|ter|[a-cA-C]))?,? (?:${RUE}) ${OF}${CAPITAL}(?: (?:de |du |des |la )?${CAPITAL}){0,3}${PLACE}`,
  String.raw`${START}(?:${CALLE}) ?${OF}${CAPITAL}(?: ${OF}${CAPITAL}){0,3},? (?:n[º°o.]{0,2} ?)?\d{1,5}${END}${PLACE}`,
  String.raw`${START}(?:${CAPITAL}[ -]){0,2}[\p{L}-]{0,25}(?:${STRASSE}|Straße|Strasse|Str\.|Weg|Platz|Allee) ${NUMBER}${END}${PLACE}`,
  String.raw`${START}(?:${ULICA}) ?${CAPITAL}(?: ${CAPITAL}){0,2},? ?(?:д\.|дом|буд\.|nr)? ?${NUMBER}${END}(?:, ?кв\. ?\d{1,4})?${PLACE}`,
  String.raw`${START}(?:${CAPITAL} ){1,3}(?:Caddesi|Cad\.|Sokak|Sokağı|Sk\.|Bulvarı|Mahallesi),? (?:[Nn]o:? ?)?${NUMBER}${END}`,
  String.raw`(?:\p{sc=Han}{1,6}[都道府県市区町村省]){1,3}[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}]{0,8}?\d{1,4}(?:丁目|番地|番|号|-\d{1,4}|の\d{1,3}){1,4}\d{0,3}`,
  String.raw`(?:\p{sc=Han}{1,6}[省市区县])?\p{sc=Han}{1,6}[路街道巷弄]\d{1,5}[号號弄](?:\d{1,3}[室楼樓])?`,
  String.raw`(?:[가-힣]{1,6}(?:시|도) )?[가-힣]{1,6}(?:시|구|군) [가-힣]{1,8}(?:로|길|동) ?\d{1,4}(?:번길)?(?:[ -]\d{1,4})?`,
  String.raw`(?:\d{1,4} )?شارع \p{L}{2,20}(?: \p{L}{2,20}){0,2}?(?:،)? ?(?:رقم )?\d{1,4}|\d{1,4} شارع \p{L}{2,20}`,
  String.raw`רחוב \p{L}{2,20}(?: \p{L}{2,20})? \d{1,4}`,
  // Postcodes with a city, or so peculiar that they need none.
  String.raw`${START}(?:[A-Z]-)?\d{5,6} ${CITY}`,
  String.raw`${START}(?:\d{2}-\d{3}|\d{3} \d{2}) ${CITY}`,
  String.raw`${START}\d{4} ?[A-Z]{2},? ${CITY}`,
  String.raw`${START}${CITY},? [A-Z]{2} \d{5}(?:-\d{4})?${END}`,
  String.raw`${START}(?:${CITY},? )?[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}${END}`,
  String.raw`${START}(?:${CITY},? (?:[A-Z]{2} )?)?[A-Z]\d[A-Z] ?\d[A-Z]\d${END}`,
  String.raw`${START}${CITY}(?: ?[-–] ?| )\d{6}${END}`,
  String.raw`〒 ?\d{3}-\d{4}|${START}\d{5}-\d{3}${END}(?:,? ${CITY})?`,
].map((source) => new RegExp(source, 'gu'));
