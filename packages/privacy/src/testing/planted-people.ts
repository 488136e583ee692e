/** Made-up people of the planted corpus, with what personal data looks like where they live. `#` is a random digit. */
export interface PlantedPerson {
  readonly language: string;
  readonly first: string;
  readonly last: string;
  /** How the name occurs in sentences: possessive, attached, without accents, the other way round. */
  readonly spellings: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
  /** A sentence around `{}`. */
  readonly says: readonly string[];
}

const person = (
  language: string,
  first: string,
  last: string,
  rest: Omit<PlantedPerson, 'language' | 'first' | 'last'>,
): PlantedPerson => ({ language, first, last, ...rest });

export const PLANTED_PEOPLE: readonly PlantedPerson[] = [
  person('en', 'Ann', 'Whitfield', {
    spellings: ['Ann', "Ann's", 'ANN', 'Whitfield', 'ann_whitfield', 'Whitfield, Ann'],
    phones: ['+1 (415) 3##-2###', '212-6##-8###', '(303) 7## 4###'],
    addresses: ['4## Maple Street, Springfield, IL 62###', '1# Old Mill Road', '9## fulton street', 'SW1A 2AA'],
    says: ['Our Anniversary was lovely, but please write {} down.', 'Is it {}, or not?'],
  }),
  person('fr', 'Chloé', 'Lefèvre', {
    spellings: ['Chloé', 'CHLOÉ', 'Chloe', 'Lefèvre', 'LEFÈVRE', 'Chloé-Lefevre'],
    phones: ['06 1# 2# 3# 4#', '+33 6 1# 2# 3# 4#', '01.4#.5#.6#.7#'],
    addresses: ['1# rue de la République, 69002 Lyon', '2# bis, avenue Victor Hugo', '13### Marseille'],
    says: ['Depuis 2019 je note toujours {} ici.', 'C’est {}.'],
  }),
  person('de', 'Jürgen', 'Großmann', {
    spellings: ['Jürgen', 'Juergen', 'JÜRGEN', 'Großmann', 'Grossmann', 'Jürgens'],
    phones: ['0171 23#####', '+49 30 1######', '(089) 12 34 5#'],
    addresses: ['Lindenstraße 1#', 'Am Alten Weg 2#, 10115 Berlin', '80### München', 'Berliner Platz 3a'],
    says: ['Seit 3 Jahren heißt es: {}, sagt er.', 'Das ist {}!'],
  }),
  person('es', 'María José', 'Álvarez', {
    spellings: ['María José', 'María', 'maria', 'Álvarez', 'ALVAREZ', 'José'],
    phones: ['612 3## 4##', '+34 91 5## 6# 7#', '+52 55 1### 2###'],
    addresses: ['Calle de Alcalá 1##', 'Avenida Libertad, 2#', '28### Madrid'],
    says: ['Me lo dijo en 2021: {}. Nada más.', '¿Y {}?'],
  }),
  person('ru', 'Анна', 'Воронцова', {
    spellings: ['Анна', 'АННА', 'Воронцова', 'Анна Воронцова', 'Анне', 'Анной'],
    phones: ['+7 916 1##-2#-3#', '8 (916) 4##-5#-6#', '8 912 1## 2# 3#'],
    addresses: ['ул. Ленина, д. 1#', 'проспект Мира 2##', '10#### Москва'],
    says: ['Запишите, пожалуйста: {}, спасибо.', 'Это {}.'],
  }),
  person('ja', '春香', '山田', {
    spellings: ['春香', '春香さん', '山田', '山田春香', '山田 春香', '春香ちゃんは'],
    phones: ['090-1###-2###', '０３-１２３#-５６７#', '+81 90 1### 2###'],
    addresses: ['東京都渋谷区神南1丁目#番#号', '〒150-00##', '大阪市北区梅田3-1-#'],
    says: ['よろしくお願いします、{}です。', '毎日10回、{}と言います。'],
  }),
  person('zh', '芳', '王', {
    spellings: ['王芳', '芳', '王女士', '芳，', '王 芳', '王芳说'],
    phones: ['138 1### 2###', '+86 139 1### 2###', '1391#######'],
    addresses: ['北京市朝阳区建国路8#号', '南京路1##号', '中山路2#号3室'],
    says: ['我想告诉你：{}。', '记住 {} 吧'],
  }),
  person('ko', '민준', '김', {
    spellings: ['민준', '민준이는', '김민준', '김 민준', '민준씨', '김씨'],
    phones: ['010-1###-2###', '02-7##-8###', '+82 10 1### 2###'],
    addresses: ['서울시 강남구 테헤란로 1##', '부산시 해운대구 센텀로 2#', '성남시 분당구 판교로 3##'],
    says: ['제 것은 {} 입니다.', '네, {}!'],
  }),
  person('ar', 'ليلى', 'حداد', {
    spellings: ['ليلى', 'وليلى', 'لليلى', 'حداد', 'ليلى حداد', 'بليلى'],
    phones: ['+961 3 1## 2##', '٠٣ ١٢٣ ٤٥٦ ٧', '00961 3 4## 5##'],
    addresses: ['شارع الحمرا 1#', 'شارع بيروت الجديدة 2##', '3# شارع النيل'],
    says: ['اكتب من فضلك {} هنا', 'هذا هو {} .'],
  }),
  person('tr', 'İpek', 'Yıldız', {
    spellings: ['İpek', 'ipek', "İpek'in", 'İPEK', 'Yıldız', 'YILDIZ'],
    phones: ['0532 1## 2# 3#', '+90 532 4## 5# 6#', '0 (212) 3## 4# 5#'],
    addresses: ['Bağdat Caddesi No: 1##', 'Gül Sokak 1#', '34### İstanbul'],
    says: ['Lütfen {} diye yazın.', 'Bu {} mi?'],
  }),
  person('pt', 'João', 'Conceição', {
    spellings: ['João', 'Joao', 'JOÃO', 'Conceição', 'Conceicao', 'joão'],
    phones: ['(11) 9####-1###', '+351 912 1## 2##', '912 3## 4##'],
    addresses: ['Rua das Flores, 1##', 'Avenida Paulista 2###', '01310-1##, São Paulo'],
    says: ['Desde 2018 que anoto {} assim.', 'É {}?'],
  }),
  person('hi', 'अदिति', 'शर्मा', {
    spellings: ['अदिति', 'अदिति ने', 'शर्मा', 'अदिति शर्मा', 'शर्मा जी', '(अदिति)'],
    phones: ['98765 4####', '+91 98765 1####', '०९८७६५४३२१#'],
    addresses: ['Mumbai - 4000##', '1# Mahatma Gandhi Road', 'Bengaluru 5600##'],
    says: ['कृपया {} लिख लें।', 'यह {} है।'],
  }),
  person('nl', 'Sanne', 'van der Meer', {
    spellings: ['Sanne', 'SANNE', "Sanne's", 'van der Meer', 'Van der Meer', 'sanne'],
    phones: ['06-12######', '+31 6 1#######', '020 1######'],
    addresses: ['Prinsengracht 2##', 'Kerkstraat 1#', '10## AB Amsterdam'],
    says: ['Sinds 2020 schrijf ik {} op.', 'Is dat {}?'],
  }),
];
