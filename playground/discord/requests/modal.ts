import { z } from 'zod';
import { stringSelect, textDisplay } from './component.ts';

const id = z.int().min(0).nullish();
const customId = z.string().min(1).max(100);

const textInput = z.object({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.int().min(1).max(2),
  label: z.string().min(1).max(45).nullish(),
  value: z.string().max(4000).nullish(),
  placeholder: z.string().max(100).nullish(),
  required: z.boolean().nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
});

const fileUpload = z.object({
  type: z.literal(19),
  id,
  custom_id: customId,
  min_values: z.int().min(0).max(10).nullish(),
  max_values: z.int().min(1).max(10).nullish(),
  required: z.boolean().nullish(),
});

const label = z.object({
  type: z.literal(18),
  id,
  label: z.string().min(1).max(45),
  description: z.string().min(1).max(100).nullish(),
  component: z.discriminatedUnion('type', [textInput, stringSelect, fileUpload]),
});

const row = z.object({
  type: z.literal(1),
  id,
  components: z.array(textInput.required({ label: true })).length(1),
});

/** A form: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export const modal = z.object({
  custom_id: customId,
  title: z.string().min(1).max(45),
  components: z
    .array(z.discriminatedUnion('type', [label, row, textDisplay]))
    .min(1)
    .max(5),
});

export type Modal = z.infer<typeof modal>;
export type ModalField = z.infer<typeof label>['component'];
