import type { Block } from './blocks/block.ts';
import { textsOf } from './blocks/walk.ts';

const special = /<!(channel|here|everyone)(?:\|[^>]*)?>/g;
const group = /<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/g;
const person = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const bare = /(?<![\w<!])@(channel|here|everyone)\b/g;

/**
 * Whom a message would call: what untrusted text reaches when an app forgets to escape `<`.
 * @param linksNames the message was posted with `link_names` or `parse: 'full'`, which make `@here` a mention too
 */
export function mentionsIn(text: string, blocks: readonly Block[], linksNames: boolean): string[] {
  const marked = blocks.flatMap(textsOf).filter((one) => one.marked);
  const all = [text, ...marked.map((one) => one.text)].join('\n');
  const patterns = linksNames ? [special, group, person, bare] : [special, group, person];
  const found = patterns.flatMap((pattern) => Array.from(all.matchAll(pattern), (match) => match[1] ?? ''));
  return [...new Set(found)];
}
