import { setTimeout as sleep } from 'node:timers/promises';
import { contentOf, type Ending, type ResponseBody, type Said } from './response.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a stream tells, piece by piece. */
export interface Script {
  readonly body: ResponseBody;
  readonly kind: Said['kind'];
  readonly pieces: readonly string[];
  /** `error`: an `error` event in the middle instead of an end. */
  readonly ending: Ending | 'error';
  readonly chunkMilliseconds: number;
}

/** The server-sent events of a streamed response, in the real service's order; each is one string, ready to be sent. */
export async function* streamEvents(script: Script): AsyncGenerator<string> {
  let sequence = 0;
  for await (const [type, fields] of tell(script)) {
    yield `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence, ...fields })}\n\n`;
    sequence += 1;
  }
}

async function* tell({
  body,
  kind,
  pieces,
  ending,
  chunkMilliseconds,
}: Script): AsyncGenerator<[string, Fields]> {
  const name = kind === 'text' ? 'output_text' : 'refusal';
  const at = { item_id: body.itemId, output_index: 0, content_index: 0 };
  // Only text comes with log probabilities, and only text needs them to be there.
  const extra = kind === 'text' ? { logprobs: [] } : {};
  yield ['response.created', { response: body.started() }];
  yield ['response.in_progress', { response: body.started() }];
  yield ['response.output_item.added', { output_index: 0, item: body.item('in_progress') }];
  yield ['response.content_part.added', { ...at, part: contentOf({ kind, text: '' }) }];
  for (const delta of pieces) {
    await sleep(chunkMilliseconds);
    yield [`response.${name}.delta`, { ...at, delta, ...extra }];
  }
  const said: Said = { kind, text: pieces.join('') };
  if (ending === 'error') {
    yield ['error', { code: 'server_error', message: 'The server had an error.', param: null }];
    return;
  }
  if (ending !== 'failed') {
    const whole = kind === 'text' ? { text: said.text, ...extra } : { refusal: said.text };
    yield [`response.${name}.done`, { ...at, ...whole }];
    yield ['response.content_part.done', { ...at, part: contentOf(said) }];
    yield ['response.output_item.done', { output_index: 0, item: body.item(ending, said) }];
  }
  yield [`response.${ending}`, { response: body.ended(ending, said) }];
}
