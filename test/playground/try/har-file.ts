import { z } from 'zod';

const pairs = z.array(z.strictObject({ name: z.string(), value: z.string() }));

const message = {
  httpVersion: z.string(),
  cookies: z.array(z.never()),
  headers: pairs,
  headersSize: z.int(),
  bodySize: z.int(),
};

const request = z.strictObject({
  ...message,
  method: z.string(),
  url: z.url(),
  queryString: pairs,
  postData: z.looseObject({ mimeType: z.string(), text: z.string() }).optional(),
});

const response = z.strictObject({
  ...message,
  status: z.int(),
  statusText: z.string(),
  redirectURL: z.string(),
  content: z.looseObject({ size: z.int().nonnegative(), mimeType: z.string() }),
});

/** As Chrome adds it for a socket. */
const frame = z.strictObject({
  type: z.enum(['send', 'receive']),
  time: z.number(),
  opcode: z.literal(1),
  data: z.string(),
});

const entry = z.strictObject({
  comment: z.string().min(1),
  startedDateTime: z.iso.datetime(),
  time: z.number().nonnegative(),
  request,
  response,
  cache: z.strictObject({}),
  timings: z.strictObject({ send: z.number(), wait: z.number(), receive: z.number() }),
  _resourceType: z.literal('websocket').optional(),
  _webSocketMessages: z.array(frame).optional(),
});

/** http://www.softwareishard.com/blog/har-12-spec/, with a comment at each entry. */
export const harFile = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string() }),
    pages: z.array(z.never()),
    entries: z.array(entry).min(10),
  }),
});
