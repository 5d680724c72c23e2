import type OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { Problem } from '../../core/base/problem.ts';
import { type Profile, profileSchema } from '../../core/profile/profile.ts';
import type {
  CallHooks,
  ProfileWriter,
  RewritingOrder,
  WritingHooks,
  WritingOrder,
  Written,
} from '../providers.ts';
import { AppearanceScan } from './appearance-scan.ts';
import { askWriter, type WriterSettings } from './ask-writer.ts';
import { instructions, orderText } from './prompt.ts';
import { fieldsOf, formatOf, rewritingInstructions, rewritingText } from './rewriting.ts';
import { trimFields, trimProfile, trimText } from './trim.ts';

/** Characters of a usual profile as JSON. */
const usualLength = 4_500;

/** Writes profiles with OpenAI's Responses API. */
export const openWriter = (client: OpenAI, settings: WriterSettings): ProfileWriter => ({
  write: (order, hooks) => write(client, settings, order, hooks),
  rewrite: (order, hooks) => rewrite(client, settings, order, hooks),
});

/** Made once: turning the schema into a JSON schema takes a millisecond. */
const format = zodTextFormat(profileSchema, 'character_profile');

async function write(
  client: OpenAI,
  settings: WriterSettings,
  order: WritingOrder,
  hooks: WritingHooks,
): Promise<Written> {
  const scan = new AppearanceScan();
  const onPiece = (piece: string) => {
    const appearance = scan.feed(piece);
    const kept = order.appearance ?? trimText('appearance', appearance ?? '');
    if (appearance !== undefined && kept !== '') hooks.onAppearance(kept);
  };
  const question = { instructions, text: orderText(order), format, usualLength, onPiece };
  const { value, ...answered } = await askWriter<Profile>(client, settings, question, hooks);
  const profile = keepWishes(order, trimProfile(value));
  if (profile.appearance === '' || profile.name === '') throw new Problem('writer-broken');
  return { profile, ...answered };
}

/** What the person or an earlier writing has decided stands, whatever the model made of it. */
const keepWishes = ({ options, appearance }: WritingOrder, profile: Profile): Profile => ({
  ...profile,
  name: options.name ?? profile.name,
  appearance: appearance ?? profile.appearance,
});

async function rewrite(
  client: OpenAI,
  settings: WriterSettings,
  order: RewritingOrder,
  hooks: CallHooks,
): Promise<Written> {
  const fields = fieldsOf(order.field);
  const question = {
    instructions: rewritingInstructions,
    text: rewritingText(order),
    format: formatOf(fields),
    usualLength: (usualLength * fields.length) / Object.keys(profileSchema.shape).length,
  };
  const { value, ...answered } = await askWriter<Partial<Profile>>(client, settings, question, hooks);
  const merged = profileSchema.safeParse({ ...order.profile, ...value });
  if (!merged.success) throw new Problem('writer-broken', {}, merged.error);
  const profile = trimFields(merged.data, fields);
  const written = order.field ? profile[order.field] : profile.name;
  if (written.length === 0) throw new Problem('writer-broken');
  return { profile, ...answered };
}
