export const origins = [
  'was born in a harbour town where the fog came in on a timetable',
  'grew up above a shop that sold nothing but hinges',
  'was raised by three aunts who agreed on nothing except supper',
  'arrived as a child on the last train before the line closed',
  'came into the world during an eclipse and has been late ever since',
  'learned to read from the labels in a pharmacy',
] as const;

export const turns = [
  'Then came the winter in which everything had to be sold, and the one thing that could not be sold turned out to matter',
  'At twenty a letter arrived that was meant for somebody else, and answering it changed the rest',
  'A fire took the house, the papers and, oddly, the fear',
  'One evening a traveller left a parcel behind and never came back for it',
  'A war passed through, took the younger brother and left a talent for silence',
  'A wager, lost on purpose, opened a door that had been shut for a hundred years',
] as const;

export const presents = [
  'These days people come from three valleys away, usually after dark, usually with something wrapped in cloth.',
  'Nobody in the neighbourhood could say exactly what is done behind that door, only that things are better afterwards.',
  'The debt is almost paid. What comes after it is a question that is asked only at night.',
  'Most days are quiet now, and that is exactly what makes the knock at the door so alarming.',
] as const;

export const taglines = [
  'Still here, still listening, still one lamp burning.',
  'Every lost thing is only waiting to be asked politely.',
  'Some doors open only for those who apologise to the hinges.',
  'The kettle is on, and the truth can wait until it boils.',
  'Nothing is ever thrown away, least of all people.',
  'Late for everything except the moment that matters.',
  'A small light is enough if you hold it in the right place.',
  'Trust the tide, count the spoons.',
] as const;
