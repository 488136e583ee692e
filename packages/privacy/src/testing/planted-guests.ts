import { Template } from '@rehearsal/contracts/template/template';
import type { PlantedItem, PlantedTemplate } from './planted.js';

/**
 * People whose profile names nobody ("Guest") and who say what they are called: how they say it, how the coach answers,
 * and the texts in which their names stand afterwards, each planted with the name that it holds.
 */
interface Guest {
  readonly language: string;
  readonly says: string;
  readonly coach: string;
  readonly texts: readonly (readonly [text: string, name: string])[];
}

const GUESTS: readonly Guest[] = [
  {
    language: 'en',
    says: 'Hello! My name is Ada Byron and I write.',
    coach: 'Welcome.',
    texts: [
      ['Thank you, Ada.', 'Ada'],
      ["Ada's notes", 'Ada'],
      ['Sign it A. BYRON', 'BYRON'],
      ['ada byron', 'ada'],
    ],
  },
  {
    language: 'en',
    says: "I'm Ada, nice to meet you.",
    coach: 'Nice to meet you, Ada! What brings you here?',
    texts: [
      ['Today Ada was brave', 'Ada'],
      ['ADA!', 'ADA'],
    ],
  },
  {
    language: 'en',
    says: 'my name is grace',
    coach: 'Hi Grace, tell me more.',
    texts: [['Well done, Grace', 'Grace']],
  },
  { language: 'en', says: "I'm Wendell", coach: 'Tell me more.', texts: [['Wendell again', 'Wendell']] },
  {
    language: 'en',
    says: 'You can call me Mary-Jo. My last name is van der Meer.',
    coach: 'I see.',
    texts: [
      ['So, Mary-Jo', 'Mary-Jo'],
      ['Ms van der Meer', 'van der Meer'],
    ],
  },
  { language: 'en', says: 'Call me Ishmael.', coach: 'I see.', texts: [['Ishmael went to sea', 'Ishmael']] },
  { language: 'en', says: "People call me O'Neil.", coach: 'I see.', texts: [["O'Neil it is", "O'Neil"]] },
  { language: 'en', says: 'MY NAME IS ADA AND I AM ANGRY', coach: 'I see.', texts: [['Dear Ada', 'Ada']] },
  { language: 'en', says: 'The name is Bond, James Bond', coach: 'I see.', texts: [['James, well done', 'James']] },
  {
    language: 'fr',
    says: 'Je m’appelle Zoé Lefèvre.',
    coach: 'Bien.',
    texts: [
      ['Merci, Zoe', 'Zoe'],
      ['Mme LEFÈVRE', 'LEFÈVRE'],
    ],
  },
  {
    language: 'de',
    says: 'Ich heiße Jürgen Großmann.',
    coach: 'Gut.',
    texts: [
      ['Danke, Juergen', 'Juergen'],
      ['Herr Grossmann', 'Grossmann'],
    ],
  },
  {
    language: 'es',
    says: 'Me llamo María José Álvarez',
    coach: 'Bien.',
    texts: [
      ['Gracias, María', 'María'],
      ['Sra. Alvarez', 'Alvarez'],
    ],
  },
  { language: 'pt', says: 'Meu nome é João.', coach: 'Bem.', texts: [['Olá, Joao', 'Joao']] },
  { language: 'it', says: 'Mi chiamo Chiara.', coach: 'Bene.', texts: [['Chiara, grazie', 'Chiara']] },
  {
    language: 'nl',
    says: 'Ik heet Sanne van Dijk',
    coach: 'Goed.',
    texts: [
      ['Dag Sanne', 'Sanne'],
      ['mevrouw van Dijk', 'Dijk'],
    ],
  },
  { language: 'tr', says: 'Benim adım İpek.', coach: 'Peki.', texts: [['ipek geldi', 'ipek']] },
  {
    language: 'ru',
    says: 'Меня зовут Анна Воронцова.',
    coach: 'Хорошо.',
    texts: [
      ['Спасибо, Анна', 'Анна'],
      ['Анне', 'Анне'],
    ],
  },
  {
    language: 'ja',
    says: '私の名前は山田春香です。',
    coach: 'はい。',
    texts: [
      ['山田春香さん、どうぞ', '山田春香'],
      ['春香さん、どうぞ', '春香'],
    ],
  },
  { language: 'ja', says: '山田 春香と申します。', coach: 'はい。', texts: [['春香さん、どうぞ', '春香']] },
  { language: 'zh', says: '你好，我叫王小芳。', coach: '好。', texts: [['王小芳，请说', '王小芳']] },
  { language: 'ko', says: '제 이름은 김민준입니다.', coach: '네.', texts: [['김민준씨, 네', '김민준']] },
  { language: 'ar', says: 'اسمي ليلى', coach: 'نعم.', texts: [['شكرا ليلى', 'ليلى']] },
  { language: 'hi', says: 'मेरा नाम अदिति है', coach: 'ठीक है।', texts: [['अदिति, बताइए', 'अदिति']] },
];

/** What people say in which no name of theirs is; nothing of it may change. */
export const NAMELESS: readonly string[] = [
  "I'm Italian and I am Happy.",
  'Call me Monday. Or call me when you can.',
  'My kids call me Mom, you can call me Mom too.',
  'My name is on the list. My name is not important.',
  "My friend's name is Bob, and her name is Eve.",
  'This is Great. It’s Christmas. I am Sure.',
  'Je suis Français. Ich bin Lehrer in Berlin. Soy Médico.',
  "My name isn't the point, I'M TIRED",
  '我叫他们来。我是老师。',
  '会社と言います。저는 학생이라고 생각해요.',
  'I will hope for the best: a guest of honour, a grace period and a mark.',
];

const templateOf = (messages: readonly { role: string; content: string }[]) =>
  Template.parse({
    user: { first_name: 'Guest', last_name: '' },
    coach_state: { current_phase: 'INTRODUCTION' },
    chat_messages: messages,
  });

export const plantedGuests = (): PlantedTemplate[] =>
  GUESTS.map(({ language, says, coach, texts }) => {
    const opening = [
      { role: 'user', content: says },
      { role: 'coach', content: coach },
    ];
    const items = texts.map(([, name], turn): PlantedItem => ({
      kind: 'name',
      language,
      text: name,
      field: 'free',
      path: ['chat_messages', opening.length + turn, 'content'],
    }));
    const after = texts.map(([content]) => ({ role: 'user', content }));
    return { template: templateOf([...opening, ...after]), items };
  });

/** The nameless conversation, each sentence followed by an answer that addresses nobody. */
export const namelessGuest = (): Template =>
  templateOf(
    NAMELESS.flatMap((content) => [
      { role: 'user', content },
      { role: 'coach', content: 'Good. What else, then?' },
    ]),
  );
