/** Models that paint from words, and those that paint a picture anew (https://fal.ai/models). All are below `fal-ai/`. */
const fromWords = new Set([
  ...['flux/dev', 'flux/schnell', 'flux/krea', 'flux-1/dev', 'flux-1/schnell'],
  ...['flux-pro/v1.1', 'flux-pro/v1.1-ultra', 'flux-2', 'flux-2-pro'],
]);
const fromPictures = new Set(['flux-pro/kontext', 'flux-pro/kontext/max']);

/** What a model paints from; undefined where there is no such model. */
export function sourceOf(application: string): 'words' | 'picture' | undefined {
  const [, model = ''] = /^fal-ai\/(.+)$/.exec(application) ?? [];
  if (fromWords.has(model)) return 'words';
  return fromPictures.has(model) ? 'picture' : undefined;
}
