import { openPageServer } from './page/server.ts';
import { Closing } from './kit/closing.ts';
import { lockFolder } from './kit/lock-folder.ts';
import { readStartSettings, type StartSettings } from './start-settings.ts';

// `npm start`: the whole system on this machine, with a page in which both chats are played. Stops on Ctrl-C.

/** Writer and painter take so long that one can watch them. */
const pace = {
  writer: { chunkMilliseconds: 100 },
  painter: { queueMilliseconds: 500, paintMilliseconds: 4_000 },
};

const closing = new Closing();
/** When the stop began, in milliseconds. */
let stoppingSince: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

try {
  await start(readStartSettings(process.env));
} catch (error) {
  const { explainStart } = await import('./stack.ts');
  for (const line of explainStart(error)) console.error(line);
  await closing[Symbol.asyncDispose]();
  process.exit(1);
}

async function start({ PORT, PERSONA_DATA: folder }: StartSettings): Promise<void> {
  const page = closing.use(await openPageServer(PORT));
  closing.use(lock(folder));
  console.log('Persona is starting…');
  // Loading the whole system takes a second: what cannot work is said before.
  const [{ openStack }, { showStack }] = await Promise.all([import('./stack.ts'), import('./show-stack.ts')]);
  const stack = closing.use(await openStack({ folder, keepsChats: true, site: true, given: process.env }));
  stack.openai.pace = pace.writer;
  stack.fal.pace = pace.painter;
  await showStack(page, stack, closing);
  console.log(`Open http://localhost:${page.port} in a browser. Ctrl-C stops everything.`);
}

function lock(folder: string): AsyncDisposable {
  try {
    const held = lockFolder(folder);
    return {
      [Symbol.asyncDispose]() {
        held[Symbol.dispose]();
        return Promise.resolve();
      },
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // What has a cause is about the disk.
    const way = error.cause ? 'Set' : 'Stop it there, or set';
    throw new Error(`${error.message}. ${way} PERSONA_DATA to another folder`, { cause: error });
  }
}

/** The first signal stops everything in order, the second at once. One Ctrl-C may arrive twice: npm and tsx pass it on. */
function stop(): void {
  if (stoppingSince !== undefined) {
    if (performance.now() - stoppingSince > 500) process.exit(1);
    return;
  }
  stoppingSince = performance.now();
  void closing[Symbol.asyncDispose]().then(() => process.exit(0));
}
