import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePlace } from '../window/place.ts';
import { moved } from './move-active.ts';

export interface MenuChoice {
  readonly label: string;
  readonly value: string;
  readonly description?: string | undefined;
}

interface Props {
  readonly message: string;
  readonly action: string;
  readonly placeholder: string;
  readonly options: readonly MenuChoice[];
  readonly isDisabled?: boolean;
}

/** With fewer pixels below the button, the list opens above it. */
const roomBelow = 340;

/**
 * A menu of a message, as a listbox that a button opens. A native `select` would not do: with arrow keys it chooses at once
 * what one only passes by.
 */
export function ChoiceMenu({ message, action, placeholder, options, isDisabled = false }: Props) {
  const place = usePlace();
  const id = useId();
  const [active, setActive] = useState<number>();
  const [isBusy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [opensUp, setOpensUp] = useState(false);
  const isOpen = active !== undefined;
  useLayoutEffect(() => {
    if (isOpen && button.current)
      setOpensUp(innerHeight - button.current.getBoundingClientRect().bottom < roomBelow);
  }, [isOpen]);
  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = async (index: number): Promise<void> => {
    const option = options[index];
    setActive(undefined);
    if (!option || isBusy) return;
    setBusy(true);
    await place.choose(message, action, option.value);
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, active, options.length);
    if (next !== undefined) setActive(next);
    else if (!isOpen) return;
    else if (event.key === 'Escape' || event.key === 'Tab') {
      setActive(undefined);
      if (event.key === 'Tab') return;
    } else if (event.key === 'Enter' || event.key === ' ') void choose(active);
    else return;
    event.preventDefault();
  };
  return (
    <div class={opensUp ? 'menu opens-up' : 'menu'}>
      <button
        ref={button}
        type="button"
        role="combobox"
        class="menu-button"
        aria-label={placeholder}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        aria-busy={isBusy}
        disabled={isDisabled || options.length === 0}
        onClick={() => {
          setActive(isOpen ? undefined : 0);
        }}
        onBlur={() => {
          setActive(undefined);
        }}
        onKeyDown={onKeyDown}
      >
        {placeholder}
      </button>
      <ul id={`${id}-list`} class="menu-list" role="listbox" aria-label={placeholder} hidden={!isOpen}>
        {options.map(({ label, value, description }, index) => (
          <li
            key={value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // The button keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onMouseEnter={() => {
              setActive(index);
            }}
            onClick={() => void choose(index)}
          >
            {label}
            {description !== undefined && <span class="option-description">{description}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
