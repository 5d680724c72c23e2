import { z } from 'zod';
import type { Endpoint } from '../../kit/endpoint.ts';
import { checkArguments, json } from '../arguments.ts';
import type { Modal } from '../blocks/block.ts';
import { checkModal } from '../blocks/check.ts';
import { SlackFailure } from '../failure.ts';
import { newHash, newView, toViewObject } from '../view.ts';
import type { World } from '../world.ts';
import { botEndpoint, type Caller, type Method } from './method.ts';

const view = json(z.record(z.string(), z.unknown()));
const openArguments = z.object({ trigger_id: z.string(), view });
const updateArguments = z.object({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view,
});
/** https://docs.slack.dev/reference/methods/views.open */
const longestView = 250_000;

function readModal({ workspace, world }: Caller, given: Record<string, unknown>): Modal {
  if (JSON.stringify(given).length > longestView) throw new SlackFailure('view_too_large');
  return checkModal(given, (file) => workspace.findPicture(file, world.url) !== undefined);
}

/** The trigger is used up only by a modal that can be shown. */
const show: Method = (caller, given) => {
  const input = checkArguments(openArguments, given);
  const modal = readModal(caller, input.view);
  if (modal.external_id !== '' && caller.workspace.findView(modal.external_id)) {
    throw new SlackFailure('duplicate_external_id');
  }
  const user = caller.world.triggers.exchange(input.trigger_id, caller.workspace);
  const opened = newView(modal, undefined);
  user.views.splice(0, user.views.length, opened);
  caller.world.changed();
  return { view: toViewObject(caller.world, caller.workspace, opened) };
};

const update: Method = (caller, given) => {
  const input = checkArguments(updateArguments, given);
  const id = input.view_id ?? input.external_id;
  if (id === undefined) {
    throw new SlackFailure('invalid_arguments', ['missing required field: view_id [json-pointer:]']);
  }
  const found = caller.workspace.findView(id);
  if (!found) throw new SlackFailure('not_found');
  if (input.hash !== undefined && input.hash !== found.view.hash) throw new SlackFailure('hash_conflict');
  found.view.modal = readModal(caller, input.view);
  found.view.hash = newHash(found.view.modal);
  caller.world.changed();
  return { view: toViewObject(caller.world, caller.workspace, found.view) };
};

export const viewEndpoints = (world: World): Endpoint[] => [
  botEndpoint(world, 'views.open', undefined, show),
  botEndpoint(world, 'views.update', undefined, update),
];
