import type { SignInIdentity } from './link-records.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const firstOf = (text: string): string => [...graphemes.segment(text)][0]?.segment ?? '';

/** A sign-in as a chat may show it: enough for its owner to know it, too little for anybody else. `a…@example.com` */
export function maskOf({ email, name }: Pick<SignInIdentity, 'email' | 'name'>): string {
  const at = email?.lastIndexOf('@') ?? -1;
  if (email === undefined || at < 1) return `${firstOf(name)}…`;
  return `${firstOf(email)}…${email.slice(at)}`;
}
