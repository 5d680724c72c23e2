import { z } from 'zod';

const name = z.string().min(1).max(32);
const slashName = name.refine(
  (one) => /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u.test(one) && one === one.toLowerCase(),
  { message: 'Command name is invalid', params: { code: 'APPLICATION_COMMAND_INVALID_NAME' } },
);
const translations = z.record(z.string(), z.string()).nullish();
const bound = z.number().nullish();

const leaf = z.object({
  type: z.int().min(1).max(11),
  name: slashName,
  name_localizations: translations,
  description: z.string().min(1).max(100),
  description_localizations: translations,
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z
    .array(
      z.object({
        name: z.string().min(1).max(100),
        name_localizations: translations,
        value: z.union([z.string().max(100), z.number()]),
      }),
    )
    .max(25)
    .nullish(),
  min_value: bound,
  max_value: bound,
  min_length: z.int().min(0).max(6000).nullish(),
  max_length: z.int().min(1).max(6000).nullish(),
  channel_types: z.array(z.int()).nullish(),
});

/** An option, or a subcommand or a group of them with options of its own. */
export type CommandOption = z.infer<typeof leaf> & { options?: CommandOption[] | null | undefined };

const option: z.ZodType<CommandOption> = z.lazy(() => leaf.extend({ options: options.nullish() }));

const options: z.ZodType<CommandOption[]> = z
  .array(option)
  .max(25)
  .refine((all) => new Set(all.map((one) => one.name)).size === all.length, {
    message: 'Option names must be unique',
    params: { code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS' },
  })
  .refine((all) => !all.some((one, index) => one.required && index > 0 && !all[index - 1]?.required), {
    message: 'Required options must be placed before non-required options',
    params: { code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID' },
  });

const shared = {
  name_localizations: translations,
  description_localizations: translations,
  default_member_permissions: z.union([z.string(), z.int()]).nullish(),
  dm_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  contexts: z.array(z.int().min(0).max(2)).min(1).nullish(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).nullish(),
};
const slash = z.object({
  ...shared,
  type: z.literal(1).optional(),
  name: slashName,
  description: z.string().min(1).max(100),
  options: options.nullish(),
});
const menu = z.object({ ...shared, type: z.literal([2, 3]), name });

/** All global commands of an application, as one PUT replaces them. */
export const commandList = z
  .array(z.discriminatedUnion('type', [slash, menu]))
  .max(130)
  .refine((all) => new Set(all.map((one) => `${one.type ?? 1} ${one.name}`)).size === all.length, {
    message: 'Application command names must be unique',
    params: { code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' },
  });

export type CommandBody = z.infer<typeof slash> | z.infer<typeof menu>;
