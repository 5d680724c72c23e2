import type { StandInRequest } from '../kit/endpoint.ts';
import type { Answer } from '../kit/send.ts';
import { requestId, unknownModel } from './errors.ts';
import { moderationModels } from './moderations.ts';
import { writesWith } from './responses-request.ts';

/** `GET /v1/models/{model}`: https://platform.openai.com/docs/api-reference/models/retrieve */
export function retrieveModel({ parameters }: StandInRequest): Answer {
  const id = parameters['model'] ?? '';
  if (!writesWith(id) && !moderationModels.includes(id)) return unknownModel(id);
  return {
    headers: { 'content-type': 'application/json', ...requestId() },
    body: { id, object: 'model', created: 1_715_367_049, owned_by: 'system' },
  };
}
