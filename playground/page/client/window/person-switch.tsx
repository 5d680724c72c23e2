import { useRef, useState } from 'preact/hooks';
import { person as personSchema, type PageChat } from '../../protocol.ts';
import { Icon } from '../icon.tsx';
import { Avatar } from '../message/avatar.tsx';
import { post, wordsOf } from '../server/ask.ts';

interface Props {
  readonly chat: PageChat;
  readonly person: string;
  readonly onPerson: (id: string) => void;
  readonly onNewPerson: () => void;
}

/** Which made-up person one is, and the way to make another. */
export function PersonSwitch({ chat, person, onPerson, onNewPerson }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const titleId = `${chat.platform}-new-person`;
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const made = await post(`/api/chats/${chat.platform}/people`, { name }, personSchema);
      onNewPerson();
      onPerson(made.id);
      setName('');
      setProblem(undefined);
      dialog.current?.close();
    } catch (error) {
      setProblem(wordsOf(error));
    }
  };
  return (
    <div class="person-switch">
      <label class="person-choice">
        <Avatar name={chat.people.find(({ id }) => id === person)?.name ?? ''} kind="person" />
        <span class="visually-hidden">You are, in {chat.name}</span>
        <select
          value={person}
          onChange={(event) => {
            onPerson(event.currentTarget.value);
          }}
        >
          {chat.people.map(({ id, name: called }) => (
            <option key={id} value={id}>
              {called}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="icon-button" onClick={() => dialog.current?.showModal()}>
        <Icon name="add-person" />
        <span class="visually-hidden">Add a person to {chat.name}</span>
      </button>
      <dialog ref={dialog} class={`form ${chat.platform}`} aria-labelledby={titleId}>
        <form onSubmit={(event) => void add(event)}>
          <h3 id={titleId}>Add a person</h3>
          <div class="field">
            <label for={`${titleId}-name`}>Name</label>
            <input
              id={`${titleId}-name`}
              value={name}
              maxLength={32}
              required
              autocomplete="off"
              onInput={(event) => {
                setName(event.currentTarget.value);
              }}
            />
            <p class="field-hint">Somebody made up, who is in every channel here.</p>
            {problem !== undefined && (
              <p class="field-error" role="alert">
                {problem}
              </p>
            )}
          </div>
          <div class="form-buttons">
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
            <button type="submit" class="button main">
              Add
            </button>
          </div>
        </form>
      </dialog>
    </div>
  );
}
