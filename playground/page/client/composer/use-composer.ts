import type { RefObject, TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageChat } from '../../protocol.ts';
import { moved } from '../message/move-active.ts';
import { wordsOf } from '../server/ask.ts';
import { readTyped, valueAt } from './read-typed.ts';
import { send } from './send.ts';
import { suggest } from './suggest.ts';
import { useOffered } from './use-offered.ts';

export interface ComposerProps {
  readonly chat: PageChat;
  readonly person: string;
  readonly channel: string;
  readonly title: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Something was sent. */
  readonly onSent: () => void;
  readonly onProblem: (problem: string | undefined) => void;
}

/** What the composer does with keys, suggestions and sending. */
export function useComposer(props: ComposerProps, input: RefObject<HTMLInputElement>) {
  const { chat, person, channel, text, onText, onSent, onProblem } = props;
  const [caret, setCaret] = useState(text.length);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number>();
  /** What stands behind names that were taken. */
  const taken = useRef(new Map<string, string>());
  const nextCaret = useRef<number>();
  const offered = useOffered(text, caret, chat, person, channel);
  const found = suggest(text, caret, chat, offered);
  const suggestions = isOpen ? found : { ...found, all: [] };
  const eager = found.isEager && suggestions.all.length > 0 ? 0 : undefined;
  const active = chosen !== undefined && chosen < suggestions.all.length ? chosen : eager;

  useLayoutEffect(() => {
    if (nextCaret.current === undefined) return;
    input.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  });
  const write = (next: string, at: number): void => {
    onText(next);
    setCaret(at);
    setChosen(undefined);
    setOpen(true);
    nextCaret.current = at;
    input.current?.focus();
  };
  const take = (index: number): void => {
    const suggestion = suggestions.all[index];
    if (!suggestion) return;
    const typed = readTyped(text, chat.commands);
    const option = typed.kind === 'command' ? valueAt(typed.values, caret)?.option : undefined;
    if (option) taken.current.set(`${option.name} ${suggestion.label}`, suggestion.key);
    const after = text.length - caret;
    write(
      suggestion.text,
      found.title === 'Options' ? suggestion.text.length - after : suggestion.text.length,
    );
  };
  const submit = async (): Promise<void> => {
    if (text.trim() === '') return;
    onProblem(undefined);
    setOpen(false);
    onText('');
    onSent();
    try {
      await send(text, chat, person, channel, taken.current);
      taken.current.clear();
    } catch (error) {
      onText(text);
      onProblem(wordsOf(error));
    }
  };
  return {
    caret,
    suggestions,
    active,
    take,
    submit,
    close: () => {
      setOpen(false);
    },
    /** Puts a value where the caret's option has its own. */
    fill: (value: string): void => {
      const typed = readTyped(text, chat.commands);
      const at = typed.kind === 'command' ? valueAt(typed.values, caret) : undefined;
      if (!at) return;
      const next = `${text.slice(0, at.start)}${value}${text.slice(at.end)}`;
      write(next, at.start + value.length);
    },
    /** Goes to an option: to its value where it has one, else to a new one at the end. */
    beginOption: (name: string): void => {
      const typed = readTyped(text, chat.commands);
      const given = typed.kind === 'command' && typed.values.find(({ option }) => option.name === name);
      if (given && given.value !== '') write(text, given.end);
      else write(`${text.trimEnd()} ${name}:`, text.trimEnd().length + name.length + 2);
    },
    onInput: ({ currentTarget }: TargetedEvent<HTMLInputElement>): void => {
      onText(currentTarget.value);
      setCaret(currentTarget.selectionStart ?? currentTarget.value.length);
      setChosen(undefined);
      setOpen(true);
    },
    onSelect: ({ currentTarget }: TargetedEvent<HTMLInputElement>): void => {
      setCaret(currentTarget.selectionStart ?? 0);
    },
    onKeyDown: (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
      const { key } = event;
      const isVertical = key === 'ArrowDown' || key === 'ArrowUp';
      const next = isVertical ? moved(key, active, found.all.length) : undefined;
      if (next !== undefined) {
        setOpen(true);
        setChosen(isOpen ? next : 0);
      } else if (key === 'Escape' && suggestions.all.length > 0) setOpen(false);
      else if ((key === 'Enter' || (key === 'Tab' && !event.shiftKey)) && active !== undefined) take(active);
      else return;
      event.preventDefault();
    },
  };
}
