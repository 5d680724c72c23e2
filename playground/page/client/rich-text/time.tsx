import type { TimeForm } from './nodes.ts';

const formats: Readonly<Record<Exclude<TimeForm, 'relative'>, Intl.DateTimeFormatOptions>> = {
  date: { dateStyle: 'long' },
  clock: { timeStyle: 'short' },
  'date-clock': { dateStyle: 'long', timeStyle: 'short' },
};

const steps = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** `in 5 minutes`, `3 days ago`, in the reader's own language. */
function relativeTime(seconds: number, now = Date.now()): string {
  const away = seconds - now / 1000;
  const [unit, length] = steps.find(([, size]) => Math.abs(away) >= size) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(away / length), unit);
}

/** A moment in the reader's own zone; the exact time stands in its title. */
export function Time({ seconds, form }: { readonly seconds: number; readonly form: TimeForm }) {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return <>?</>;
  const words = form === 'relative' ? relativeTime(seconds) : moment.toLocaleString(undefined, formats[form]);
  return (
    <time class="moment" dateTime={moment.toISOString()} title={moment.toLocaleString()}>
      {words}
    </time>
  );
}
