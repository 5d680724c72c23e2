import { useEffect } from 'preact/hooks';
import type { Suggestions } from './suggest.ts';

interface Props {
  readonly id: string;
  readonly suggestions: Suggestions;
  readonly active: number | undefined;
  readonly onTake: (index: number) => void;
}

/** What can be taken, above the field; the field keeps the focus and says which one is active. */
export function SuggestionList({ id, suggestions, active, onTake }: Props) {
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div class="suggestions" hidden={suggestions.all.length === 0}>
      <p class="suggestions-title" id={`${id}-title`}>
        {suggestions.title}
      </p>
      <ul id={id} role="listbox" aria-labelledby={`${id}-title`}>
        {suggestions.all.map(({ key, label, description }, index) => (
          <li
            key={key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              onTake(index);
            }}
          >
            <span class="suggestion-label">{label}</span>
            {description !== '' && <span class="option-description">{description}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
