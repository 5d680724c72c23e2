import type { PageCommand } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import type { TypedValue } from './read-typed.ts';

interface Props {
  readonly command: PageCommand;
  readonly values: readonly TypedValue[];
  readonly current: string | undefined;
  readonly onOption: (name: string) => void;
}

/** What the command takes: which options are given, which are required, which one is being typed. */
export function OptionStrip({ command, values, current, onOption }: Props) {
  if (command.usage !== undefined) return <p class="usage">{command.usage}</p>;
  return (
    <ul class="option-strip" aria-label="Options of the command">
      {command.options.map(({ name, description, required }) => {
        const isGiven = values.some(({ option, value }) => option.name === name && value !== '');
        return (
          <li key={name}>
            <button
              type="button"
              class={['option-chip', isGiven && 'is-given', current === name && 'is-current']
                .filter(Boolean)
                .join(' ')}
              title={description}
              onClick={() => {
                onOption(name);
              }}
            >
              {isGiven && <Icon name="check" />}
              {name}
              {required && <span class="required">required</span>}
              {isGiven && <span class="visually-hidden">(given)</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
