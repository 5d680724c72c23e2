import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formErrors, nothing, type PageChat, type PageForm } from '../../protocol.ts';
import { post, wordsOf } from '../server/ask.ts';
import { checkForm, type Errors, type FormValues } from './check-form.ts';
import { FormField } from './form-field.tsx';

interface Props {
  readonly chat: PageChat;
  readonly person: string;
  readonly form: PageForm;
}

/** A form that the app opened. The dialog of the browser holds the focus inside, and gives it back at the end. */
export function FormDialog({ chat, person, form }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [values, setValues] = useState<FormValues>({});
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const address = `/api/chats/${chat.platform}/forms`;
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  const show = (found: Errors): void => {
    setErrors(found);
    const [first] = form.fields.filter(({ name }) => name in found);
    if (first) document.getElementById(`${id}-${first.name}`)?.focus();
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const found = checkForm(form, values);
    if (Object.keys(found).length > 0 || isBusy) {
      show(found);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    await post(address, { person, values }, formErrors).then(
      (answer) => {
        show(answer.errors);
      },
      (error: unknown) => {
        setProblem(wordsOf(error));
      },
    );
    setBusy(false);
  };
  const close = (event: Event): void => {
    event.preventDefault();
    post(`${address}/close`, { person }, nothing).catch((error: unknown) => {
      setProblem(wordsOf(error));
    });
  };
  return (
    <dialog ref={dialog} class={`form ${chat.platform}`} aria-labelledby={`${id}-title`} onCancel={close}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <h3 id={`${id}-title`}>{form.title}</h3>
        {form.notes.map((note) => (
          <p key={note} class="form-note">
            {note}
          </p>
        ))}
        <div class="fields-of-form">
          {form.fields.map((field) => (
            <FormField
              key={field.name}
              id={`${id}-${field.name}`}
              field={field}
              chat={chat}
              person={person}
              values={values[field.name] ?? field.values}
              error={errors[field.name]}
              onValues={(next) => {
                setValues((before) => ({ ...before, [field.name]: next }));
              }}
            />
          ))}
        </div>
        <div role="alert">{problem !== undefined && <p class="field-error">{problem}</p>}</div>
        <div class="form-buttons">
          <button type="button" class="button" onClick={close}>
            {form.closeLabel}
          </button>
          <button type="submit" class="button main" aria-busy={isBusy}>
            {form.submitLabel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
