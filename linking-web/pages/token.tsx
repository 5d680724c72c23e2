/** What a form carries to show that it was opened in this session. */
export const Token = ({ csrf }: { readonly csrf: string }) => (
  <input type="hidden" name="_csrf" value={csrf} />
);
