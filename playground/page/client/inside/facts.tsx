/** Names and values, one below the other. */
export const Facts = ({ all }: { readonly all: readonly (readonly [string, string])[] }) => (
  <dl class="facts">
    {all.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
