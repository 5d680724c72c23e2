import { createHash } from 'node:crypto';
import type { Modal } from './blocks/block.ts';
import { freshId } from './identifiers.ts';
import type { OpenView, Workspace } from './workspace.ts';
import type { World } from './world.ts';

/** What stands in a form: by block and action, each value in its element's shape. */
export type FormValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A modal that is about to be shown, alone or over the one below it. */
export function newView(modal: Modal, below: OpenView | undefined): OpenView {
  const id = freshId('V');
  return { id, rootId: below?.rootId ?? id, previousId: below?.id ?? null, modal, hash: newHash(modal) };
}

/** Names the state of a view, so that an update that comes too late can be told. */
export const newHash = (modal: Modal): string =>
  `${Math.floor(Date.now() / 1000)}.${createHash('sha256').update(JSON.stringify(modal)).update(freshId('')).digest('hex').slice(0, 8)}`;

/** The view object of the API. https://docs.slack.dev/reference/views/modal-views */
export function toViewObject(
  world: World,
  workspace: Workspace,
  view: OpenView,
  values: FormValues = {},
): Record<string, unknown> {
  const { modal } = view;
  return {
    id: view.id,
    team_id: workspace.id,
    type: 'modal',
    blocks: modal.blocks,
    private_metadata: modal.private_metadata,
    callback_id: modal.callback_id,
    state: { values },
    hash: view.hash,
    title: modal.title,
    clear_on_close: modal.clear_on_close,
    notify_on_close: modal.notify_on_close,
    close: modal.close ?? null,
    submit: modal.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.appId,
    external_id: modal.external_id,
    app_installed_team_id: workspace.id,
    bot_id: workspace.installation?.botId ?? '',
  };
}
