import type { Reply } from './call.ts';

/** The same reply, which calls `onFirst` once, as soon as the platform has taken its first answer. */
export function timedReply(reply: Reply, onFirst: () => void): Reply {
  let isFirst = true;
  const noted = async <T>(answered: Promise<T>): Promise<T> => {
    const outcome = await answered;
    if (isFirst) onFirst();
    isFirst = false;
    return outcome;
  };
  return {
    acknowledge: (how) => noted(reply.acknowledge(how)),
    privately: (view) => noted(reply.privately(view)),
    redraw: (view) => noted(reply.redraw(view)),
    open: (form) => noted(reply.open(form)),
    refuse: (problems) => noted(reply.refuse(problems)),
    offer: (choices) => noted(reply.offer(choices)),
    place: (wanted) => reply.place(wanted),
  };
}
