import type { CardFormat } from '../../core/characters/cards/card-format.ts';
import type { CardChoices } from '../../core/characters/export-card.ts';
import type { LoadedCharacter } from '../../core/characters/show.ts';
import { languageName, styleName, typeName } from '../../core/profile/catalogue.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { Day } from './day.tsx';
import { Layout } from './layout.tsx';

const formats: Readonly<Record<CardFormat, string>> = {
  png: 'Picture with the card in it (PNG)',
  charx: 'CHARX',
  'v3-json': 'Card V3 (JSON)',
  'v2-json': 'Card V2 (JSON)',
};

/** The fields of a profile in the order in which they are read, with their headings. */
const fields: readonly (readonly [string, (profile: Profile) => string])[] = [
  ['Personality', ({ personality }) => personality],
  ['Backstory', ({ backstory }) => backstory],
  ['Appearance', ({ appearance }) => appearance],
  ['Traits', ({ traits }) => traits.join(', ')],
  ['Goals', ({ goals }) => goals.join('; ')],
  ['Flaws', ({ flaws }) => flaws.join('; ')],
  ['Way of speaking', ({ speechStyle }) => speechStyle],
  ['First message', ({ firstMessage }) => firstMessage],
  ['Example dialogue', ({ exampleDialogue }) => exampleDialogue],
];

interface CharacterProps {
  readonly character: LoadedCharacter;
  readonly choices: CardChoices;
}

/** One of somebody's characters, with its cards to take away. */
export const CharacterPage = ({
  character: { character, portrait, secret, version },
  choices,
}: CharacterProps) => {
  const { profile, options } = secret;
  const address = `/account/characters/${character._id}`;
  return (
    <Layout title={profile.name}>
      <p>
        <em>{profile.tagline}</em>
      </p>
      <img class="portrait" src={`${address}/portrait`} alt={portrait.alternative} />
      <p>
        {typeName(options.type)} · {styleName(options.style)} · {languageName(options.language)} · made{' '}
        <Day date={character.createdAt} /> · version {version.number}
      </p>
      {fields.map(([label, read]) => {
        const text = read(profile);
        return (
          text !== '' && (
            <section key={label}>
              <h2>{label}</h2>
              <p class="text">{text}</p>
            </section>
          )
        );
      })}
      <h2>Take it with you</h2>
      <ul>
        {choices.formats.map(({ format, losses }) => (
          <li key={format}>
            <a href={`${address}/card?format=${format}`}>{formats[format]}</a>
            {losses.length > 0 && <> (does not hold everything: the chat says what, with /persona card)</>}
          </li>
        ))}
        {choices.hasOriginal && (
          <li>
            <a href={`${address}/card?state=original`}>The file that it came in with</a>
          </li>
        )}
      </ul>
      <p>
        <a href="/account/characters">All your characters</a>
      </p>
    </Layout>
  );
};
