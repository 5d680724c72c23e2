import { z } from 'zod';
import { SlackFailure } from '../failure.ts';
import { freshId } from '../identifiers.ts';
import { type Block, block, type Modal, modal } from './block.ts';
import { toComplaints } from './complaints.ts';
import type { SlackFileReference } from './text.ts';
import { elementsOf, picturesOf, textsOf } from './walk.ts';

/** Whether the app may show this uploaded picture now. */
export type MayShow = (file: SlackFileReference) => boolean;

/** Slack documents no limit for all texts of a message; from about here it was seen to refuse (slackapi/bolt-js#2509). */
const longestMessage = 13_200;
const mostBlocks = 50;

/**
 * Checks the blocks of a message and gives them as Slack stores them: ids and defaults filled in.
 * @throws SlackFailure invalid_blocks with a line for each fault, or msg_blocks_too_long
 */
export function checkMessageBlocks(input: unknown, mayShow: MayShow): Block[] {
  const parsed = z.array(block).max(mostBlocks).safeParse(input, { reportInput: true });
  if (!parsed.success) throw new SlackFailure('invalid_blocks', toComplaints(parsed.error, '/blocks'));
  const complaints = findConflicts(parsed.data, '/blocks', mayShow);
  if (complaints.length > 0) throw new SlackFailure('invalid_blocks', complaints);
  const length = parsed.data.flatMap(textsOf).reduce((sum, { text }) => sum + text.length, 0);
  if (length > longestMessage) throw new SlackFailure('msg_blocks_too_long');
  return parsed.data.map(withIds);
}

/**
 * Checks a modal and gives it as Slack stores it.
 * @throws SlackFailure invalid_arguments with a line for each fault
 */
export function checkModal(input: unknown, mayShow: MayShow): Modal {
  const parsed = modal.safeParse(input, { reportInput: true });
  if (!parsed.success) throw new SlackFailure('invalid_arguments', toComplaints(parsed.error, '/view'));
  const complaints = findConflicts(parsed.data.blocks, '/view/blocks', mayShow);
  if (!parsed.data.submit && parsed.data.blocks.some((one) => one.type === 'input')) {
    complaints.push('submit is required when an input block is within blocks [json-pointer:/view]');
  }
  if (complaints.length > 0) throw new SlackFailure('invalid_arguments', complaints);
  return { ...parsed.data, blocks: parsed.data.blocks.map(withIds) };
}

/** Faults that show only when the blocks are seen together, or against the files. */
function findConflicts(blocks: readonly Block[], root: string, mayShow: MayShow): string[] {
  const complaints: string[] = [];
  const blockIds = new Set<string>();
  for (const [index, one] of blocks.entries()) {
    const here = `${root}/${index}`;
    if (one.block_id !== undefined && blockIds.has(one.block_id)) {
      complaints.push(`\`block_id\` ${one.block_id} already exists [json-pointer:${here}/block_id]`);
    }
    if (one.block_id !== undefined) blockIds.add(one.block_id);
    complaints.push(...repeatedActions(one, here));
    for (const { place, slack_file } of picturesOf(one)) {
      if (slack_file && !mayShow(slack_file)) {
        complaints.push(`invalid slack file [json-pointer:${here}${place}/slack_file]`);
      }
    }
  }
  return complaints;
}

/** An action's id must be unique among those of its block; other blocks of the message may use it again. */
function repeatedActions(one: Block, here: string): string[] {
  const ids = elementsOf(one).flatMap((element) =>
    'action_id' in element && element.action_id !== undefined ? [element.action_id] : [],
  );
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return repeated.map((id) => `\`action_id\` ${id} already exists [json-pointer:${here}]`);
}

function withIds(one: Block): Block {
  for (const element of elementsOf(one)) if (element.type !== 'image') element.action_id ??= freshId('', 5);
  return { ...one, block_id: one.block_id ?? freshId('', 5) };
}
