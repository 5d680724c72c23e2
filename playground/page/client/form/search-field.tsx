import { useEffect, useState } from 'preact/hooks';
import { completions, directMessages, type PageField } from '../../protocol.ts';
import { moved } from '../message/move-active.ts';
import { post } from '../server/ask.ts';
import { describedBy, type FieldProps } from './field-props.ts';

type Props = FieldProps & { readonly field: Extract<PageField, { kind: 'search' }> };
type Found = readonly { readonly name: string; readonly value: string }[];

/** So long nobody may type before the app is asked. */
const pause = 150;

/** A field whose options the app offers while one types. */
export function SearchField(props: Props) {
  const { id, field, chat, person, onValues, values } = props;
  const initial = field.options.find(({ value }) => value === values[0])?.label ?? '';
  const [typed, setTyped] = useState(initial);
  const [found, setFound] = useState<Found>([]);
  const [active, setActive] = useState<number>();
  useEffect(() => {
    if (typed.length < field.shortest || typed === initial) return;
    const timer = setTimeout(() => {
      const asked = { person, channel: directMessages, command: 'form', option: field.name };
      const body = { ...asked, options: { [field.name]: typed } };
      post(`/api/chats/${chat.platform}/completions`, body, completions).then(
        ({ choices }) => {
          setFound(choices);
        },
        () => {
          setFound([]);
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  const take = (index: number): void => {
    const one = found[index];
    if (!one) return;
    onValues([one.value]);
    setTyped(one.name);
    setFound([]);
    setActive(undefined);
  };
  return (
    <div class="menu">
      <input
        {...describedBy(props)}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-option-${active}`}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(undefined);
          onValues([]);
        }}
        onKeyDown={(event) => {
          const next = moved(event.key, active, found.length);
          if (next !== undefined) setActive(next);
          else if (event.key === 'Enter' && active !== undefined) take(active);
          else if (event.key === 'Escape' && found.length > 0) setFound([]);
          else return;
          event.preventDefault();
        }}
      />
      <ul
        id={`${id}-list`}
        class="menu-list"
        role="listbox"
        aria-label={field.label}
        hidden={found.length === 0}
      >
        {found.map(({ name, value }, index) => (
          <li
            key={value}
            id={`${id}-option-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              take(index);
            }}
          >
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
