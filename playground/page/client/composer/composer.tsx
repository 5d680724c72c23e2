import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { FileOption } from './file-option.tsx';
import { OptionStrip } from './option-strip.tsx';
import { readTyped, valueAt } from './read-typed.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { type ComposerProps, useComposer } from './use-composer.ts';

/** Where one types: ordinary words, or a command with its options. */
export function Composer(props: ComposerProps) {
  const { chat, person, title, text } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const composer = useComposer(props, input);
  const { suggestions, active, caret } = composer;
  const typed = readTyped(text, chat.commands);
  const current = typed.kind === 'command' ? valueAt(typed.values, caret)?.option : undefined;
  useEffect(() => {
    // Something else than typing has filled the field.
    if (text !== '' && input.current && document.activeElement !== input.current) input.current.focus();
  }, [text]);
  return (
    <form
      class="composer"
      aria-label={`Write in ${title}`}
      onSubmit={(event) => {
        event.preventDefault();
        void composer.submit();
      }}
    >
      <SuggestionList id={`${id}-list`} suggestions={suggestions} active={active} onTake={composer.take} />
      {typed.kind === 'command' && (
        <OptionStrip
          command={typed.command}
          values={typed.values}
          current={current?.name}
          onOption={composer.beginOption}
        />
      )}
      {current?.kind === 'file' && (
        <FileOption chat={chat} person={person} option={current} onUploaded={composer.fill} />
      )}
      <div class="composer-line">
        <input
          ref={input}
          class="composer-input"
          type="text"
          role="combobox"
          aria-label={`Message ${title}`}
          aria-autocomplete="list"
          aria-expanded={suggestions.all.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active === undefined ? undefined : `${id}-list-${active}`}
          placeholder={`Message ${title}, or / for commands`}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="send"
          value={text}
          onInput={composer.onInput}
          onSelect={composer.onSelect}
          onKeyDown={composer.onKeyDown}
          onBlur={composer.close}
        />
        <button type="submit" class="send" disabled={text.trim() === ''}>
          <Icon name="send" />
          <span class="visually-hidden">Send</span>
        </button>
      </div>
    </form>
  );
}
