import type { Answer } from '../kit/send.ts';

/** One fault in a form body: where it is, and Discord's code and words for it. */
export interface FormFault {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

// Status, code and words: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const table = {
  notFound: [404, 0, '404: Not Found'],
  unauthorized: [401, 0, '401: Unauthorized'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  foreignApplication: [403, 20012, 'You are not authorized to perform this action on this application'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  tooManyFollowUps: [400, 40094, 'This interaction has reached the maximum number of follow-up messages'],
  missingAccess: [403, 50001, 'Missing Access'],
  foreignMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  closedDirectMessages: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** A request that Discord refuses, in its error shape. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, body: { code: number; message: string; errors?: unknown }) {
    super(body.message);
    this.answer = { status, body };
  }
}

/** The refusal of this name. */
export function refuse(name: keyof typeof table): Refusal {
  const [status, code, message] = table[name];
  return new Refusal(status, { code, message });
}

/** 400, code 50035: the faults stand in a tree that follows the body, each leaf under `_errors`. */
export function invalidForm(faults: readonly FormFault[]): Refusal {
  const errors: Tree = {};
  for (const { path, code, message } of faults) {
    let node = errors;
    for (const key of path) node = (node[String(key)] ??= {}) as Tree;
    node['_errors'] = [...((node['_errors'] ?? []) as object[]), { code, message }];
  }
  return new Refusal(400, { code: 50035, message: 'Invalid Form Body', errors });
}

interface Tree {
  [key: string]: Tree | object[];
}
