/** A day, readable by people and programs. The server does not know in which zone somebody reads: days are those of UTC. */
export const Day = ({ date }: { readonly date: Date }) => (
  <time datetime={date.toISOString()}>{date.toISOString().slice(0, 10)}</time>
);
