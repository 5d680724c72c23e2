/** Where a character may be found when nobody has said where. In English, for a painter. */
const scenes = [
  'on a rooftop at night, city lights below',
  'in a crowded market, lanterns overhead, early evening',
  'by a campfire in a dark forest, sparks rising',
  'in an old library, dust in the light of a high window',
  'on a pier in the rain, holding up a lamp',
  'in a snowed-in mountain pass, breath showing in the cold',
  'at a kitchen table in the morning sun, a cup in both hands',
  'in a theatre behind the curtain, lit from the stage',
  'in a greenhouse among ferns, glass fogged over',
  'at the window of a night train, fields passing by',
  'in a desert at dawn, long shadows, wind in the clothes',
  'on the deck of a ship in a swell, spray in the air',
  'in a ruined hall, ivy on the walls, one shaft of light',
  'at a street musician’s corner after rain, puddles shining',
  'in a workshop full of half-finished things, sawdust and lamplight',
  'in a meadow under a thunderstorm that has just passed',
] as const;

/** A scene by chance: the same one for the same seed. */
export const someScene = (seed: number): string => scenes[seed % scenes.length] ?? scenes[0];
