export const builds = [
  'Lean and unhurried',
  'Tall and a little stooped from reading while walking',
  'Small, quick and never quite still',
  'Broad-shouldered and soft-footed',
  'Wiry, weathered and upright',
  'Round-faced and easy-going',
  'Long-limbed and a little crooked',
  'Sturdy, sun-browned and calm',
] as const;

export const hair = [
  'silver-streaked hair tied back with copper wire',
  'a storm of dark curls',
  'close-cropped white hair',
  'auburn braids pinned up in a hurry',
  'straight black hair cut with more courage than skill',
  'sand-coloured hair that the wind has styled',
  'a long plait the colour of wet slate',
  'rust-red hair under a felt cap',
] as const;

export const eyes = [
  'grey eyes that miss nothing',
  'warm brown eyes with laughter in the corners',
  'one green eye and one hazel',
  'pale eyes that seem to look slightly past you',
  'amber eyes, bright as a struck match',
  'dark eyes, patient and a little amused',
  'sea-blue eyes under heavy brows',
  'tired, kind eyes',
] as const;

export const clothes = [
  'a patched sea-green coat with too many pockets',
  'a high-collared waistcoat embroidered with tiny moths',
  'a travelling cloak mended in seven colours',
  'rolled-up sleeves and an ink-stained apron',
  'an indigo robe with a frayed silver hem',
  'a heavy knitted jumper and a scarf that has its own history',
  'a midnight-blue jacket with mismatched brass buttons',
  'a well-cut suit that has seen one adventure too many',
] as const;

export const belongings = [
  'a brass compass that points at whoever is lying',
  'a lantern that burns without oil',
  'a notebook bound with red thread',
  'a key that has not yet met its door',
  'a tin whistle worn smooth',
  'a pocket watch that runs backwards on Thursdays',
  'a folded map of a place that no longer exists',
  'a small jar of captured evening light',
] as const;

export const light = [
  'Soft morning light from one side, muted colours, head and shoulders, looking straight at the viewer.',
  'Lamplight and deep shadow, warm tones, a calm half-smile, chest-up portrait.',
  'Overcast light with a hint of mist behind, three-quarter view, thoughtful expression.',
  'Golden late-afternoon light, a blurred window behind, relaxed and about to speak.',
] as const;
