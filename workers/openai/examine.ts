import { APIError } from 'openai';
import type { Clock } from '../../core/base/clock.ts';
import { bad, clockFinding, type Finding, good, lookAt } from '../../core/base/finding.ts';
import { openClient } from './client.ts';

/** An account at OpenAI, and the model that is asked there. */
export interface ModelAccess {
  /** What the model is for; the one that writes tells the time as well. */
  readonly use: string;
  readonly apiKey: string;
  readonly baseURL: string;
  readonly model: string;
  /** The variables that name key and model. */
  readonly variables: { readonly key: string; readonly model: string };
}

const timeout = 5_000;

/**
 * Whether the key is let in and the model still there. Costs nothing:
 * https://platform.openai.com/docs/api-reference/models/retrieve
 */
export const examineModel = (clock: Clock, access: ModelAccess): Promise<readonly Finding[]> =>
  lookAt(`OpenAI ${access.use}`, 'look at https://status.openai.com, and at OPENAI_BASE_URL', async () => {
    const name = `OpenAI ${access.use}`;
    const asked = await openClient({ ...access, timeout })
      .models.retrieve(access.model)
      .withResponse()
      .catch(toStatus);
    if (asked === 401 || asked === 403)
      return [bad(name, 'the key is refused', `set ${access.variables.key} anew`)];
    if (asked === 404) {
      const todo = `set ${access.variables.model} to one of https://platform.openai.com/docs/models`;
      return [bad(name, `${access.model} is not there, or not for this account`, todo)];
    }
    if (typeof asked === 'number') throw new Error(`OpenAI answered ${asked}`);
    const date = asked.response.headers.get('date');
    return [
      good(name, `${access.model} is there`),
      ...(date === null || access.use !== 'writer'
        ? []
        : [clockFinding('OpenAI', Date.parse(date), clock.now().getTime())]),
    ];
  });

function toStatus(error: unknown): number {
  if (error instanceof APIError && typeof error.status === 'number') return error.status;
  throw error;
}
