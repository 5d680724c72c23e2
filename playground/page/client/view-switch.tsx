export type View = 'discord' | 'slack' | 'inside';

const names: readonly (readonly [View, string])[] = [
  ['discord', 'Discord'],
  ['slack', 'Slack'],
  ['inside', 'Look inside'],
];

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** Which window shows where there is room for one only. */
export const ViewSwitch = ({ view, onView }: Props) => (
  <nav class="view-switch" aria-label="Windows">
    {names.map(([id, name]) => (
      <button
        key={id}
        type="button"
        aria-current={id === view ? 'true' : undefined}
        onClick={() => {
          onView(id);
        }}
      >
        {name}
      </button>
    ))}
  </nav>
);
