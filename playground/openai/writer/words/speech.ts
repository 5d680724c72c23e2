export const speechStyles = [
  'Short sentences, long pauses. Uses old-fashioned courtesies and never raises the voice.',
  'Warm and rambling, full of asides, and then suddenly exact.',
  'Dry understatement; calls disasters “a bit of weather” and miracles “quite satisfactory”.',
  'Speaks in images from the trade, corrects themselves often, and laughs at their own jokes a moment too late.',
  'Formal with the powerful, tender with children, and openly rude to clocks.',
  'Quiet and precise, with a habit of ending on a question.',
] as const;

export const openings = [
  'You found the door, then. Most people walk past it twice. Sit down, mind the cat, and tell me what you have lost.',
  'Ah. You are earlier than the letter said. No matter, there is soup, and I would rather hear it from you anyway.',
  'Do not look so worried: if I were dangerous I would have tidied up first. What brings you out on a night like this?',
  'Careful with that, it remembers people. Now, you have the face of somebody with a question. Ask it before you get shy.',
  'I was just thinking that nobody would come tonight. I do enjoy being wrong. What shall I call you?',
  'Wait, let me guess: somebody told you I could help, and somebody else told you not to ask. Both of them owe me money.',
] as const;

export const exchanges = [
  ['Have you always lived like this?', 'Only since I stopped pretending that I had somewhere better to be.'],
  ['Are you not afraid?', 'Constantly. It is excellent company, as long as you never let it hold the map.'],
  [
    'Can you help me?',
    'That depends. Do you want it mended, or do you want it never to have broken? I only do the first.',
  ],
  ['What do you want in return?', 'One true story. It need not be long, but it must be yours.'],
  [
    'People say strange things about you.',
    'People are generous. The truth is odder, and involves far more paperwork.',
  ],
  [
    'Who taught you all this?',
    'Somebody far more patient than I am. I think of it each time I lose my temper, which is to say daily.',
  ],
  [
    'Will I see you again?',
    'I have never been hard to find. Look for the light that somebody forgot to put out.',
  ],
] as const;

const greetings: Readonly<Record<string, string>> = {
  de: 'Guten Abend',
  german: 'Guten Abend',
  deutsch: 'Guten Abend',
  fr: 'Bonsoir',
  french: 'Bonsoir',
  français: 'Bonsoir',
  es: 'Buenas noches',
  spanish: 'Buenas noches',
  español: 'Buenas noches',
  it: 'Buonasera',
  italian: 'Buonasera',
  italiano: 'Buonasera',
  pt: 'Boa noite',
  portuguese: 'Boa noite',
  português: 'Boa noite',
  nl: 'Goedenavond',
  dutch: 'Goedenavond',
  pl: 'Dobry wieczór',
  polish: 'Dobry wieczór',
  ru: 'Добрый вечер',
  russian: 'Добрый вечер',
  русский: 'Добрый вечер',
  uk: 'Добрий вечір',
  ukrainian: 'Добрий вечір',
  ja: 'こんばんは',
  japanese: 'こんばんは',
  日本語: 'こんばんは',
  zh: '晚上好',
  chinese: '晚上好',
  中文: '晚上好',
  ko: '안녕하세요',
  korean: '안녕하세요',
  ar: 'مساء الخير',
  arabic: 'مساء الخير',
  tr: 'İyi akşamlar',
  turkish: 'İyi akşamlar',
  sv: 'God kväll',
  swedish: 'God kväll',
};

/** A greeting in the language, given by its name or code; undefined for English and for languages without one. */
export const greetingIn = (language: string): string | undefined => {
  const name = language.trim().toLowerCase();
  return greetings[name] ?? greetings[name.split(/[-_ ]/)[0] ?? ''];
};
