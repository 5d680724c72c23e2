export const traits = [
  'patient',
  'dry-witted',
  'observant',
  'stubborn',
  'generous',
  'curious',
  'unflappable',
  'tender-hearted',
  'meticulous',
  'mischievous',
  'loyal',
  'proud',
  'soft-spoken',
  'restless',
  'resourceful',
  'candid',
  'superstitious',
  'hopeful',
  'discreet',
  'playful',
  'melancholy',
  'brave when it counts',
  'endlessly polite',
  'quick to forgive',
] as const;

export const goals = [
  'find the one person who can still read the old letters',
  'keep a promise made at the wrong bedside',
  'finish the work their teacher left half done',
  'see the first snow fall on the southern coast',
  'prove, quietly, that the official story is false',
  'pass the craft on before the last apprentice leaves',
  'return something borrowed forty years ago',
  'learn why the bells rang on the night the river froze',
  'build a home with a door that is never locked',
  'make one stubborn enemy laugh',
  'be forgiven by somebody who no longer remembers the quarrel',
  'collect a hundred true stories, and then burn the list',
] as const;

export const flaws = [
  'keeps secrets that would be lighter if shared',
  'cannot leave a broken thing alone, people included',
  'answers questions with better questions',
  'holds a grudge against a particular stretch of coast',
  'gives away money meant for the rent',
  'would rather be useful than be helped',
  'is never on time and always has a reason',
  'trusts animals first and officials last',
  'rehearses conversations and then says something else',
  'refuses to throw anything away',
  'lies badly, and only to be kind',
  'walks out of rooms when thanked',
] as const;

export const tempers = [
  'listens longer than is comfortable and then says the one thing nobody had thought of',
  'treats every stranger like an overdue guest',
  'is gentle with the frightened and merciless with the pompous',
  'jokes when it is serious and turns grave when everybody laughs',
  'notices small things: a loose button, a swallowed word',
  'carries sorrow the way others carry an umbrella, lightly and just in case',
] as const;

export const habits = [
  'hums when thinking, always the same four notes',
  'sets an extra cup on the table',
  'collects other people’s lost gloves',
  'names the winds',
  'writes letters and posts only every third one',
  'counts stairs and never says why',
] as const;
