import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  InteractionResponseType,
  Routes,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { createCommand, onInteraction, startBot } from './connect.ts';

const form: APIModalInteractionResponseCallbackData = {
  custom_id: 'create',
  title: 'A new character',
  components: [
    {
      type: ComponentType.Label,
      label: 'Idea',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'idea',
        style: TextInputStyle.Paragraph,
        max_length: 20,
      },
    },
    {
      type: ComponentType.Label,
      label: 'Style',
      component: {
        type: ComponentType.StringSelect,
        custom_id: 'style',
        options: [
          { label: 'Ink', value: 'ink', default: true },
          { label: 'Oil', value: 'oil' },
        ],
      },
    },
    {
      type: ComponentType.Label,
      label: 'Card',
      component: { type: ComponentType.FileUpload, custom_id: 'card', required: false },
    },
    { type: ComponentType.TextDisplay, content: 'Nobody else sees this' },
  ],
};

async function startForm() {
  const { discord, bot } = await startBot((interaction) => interaction.showModal(form));
  onInteraction(bot, async (interaction) => {
    if (!interaction.isModalSubmit()) return;
    const { fields } = interaction;
    const file = fields.getUploadedFiles('card')?.first();
    await interaction.reply(
      [fields.getTextInputValue('idea'), fields.getStringSelectValues('style').join(), file?.name].join(
        ' | ',
      ),
    );
  });
  const ada = discord.person('Ada');
  await ada.type(createCommand);
  return { discord, ada };
}

test('a form opens, is filled in with words, a choice and a file, and closes', async () => {
  const { discord, ada } = await startForm();
  const open = ada.form();
  expect(open).toMatchObject({
    title: 'A new character',
    fields: [
      { name: 'idea', label: 'Idea', required: true, value: '' },
      { name: 'style', value: 'ink', options: [{ value: 'ink' }, { value: 'oil' }] },
      { name: 'card', required: false },
    ],
  });
  const card = await ada.upload({
    name: 'card.json',
    contentType: 'application/json',
    data: Buffer.from('{}'),
  });
  expect(await open?.submit({ idea: 'a tinker', style: 'oil', card })).toEqual({});
  await ada.see((one) => one.text === 'a tinker | oil | card.json');
  expect(ada.form()).toBeUndefined();
  expect(discord.person('Bob').form()).toBeUndefined();
});

test.each([
  [{}, 'The field "Idea" is required'],
  [{ idea: 'x'.repeat(21) }, 'The field "Idea" takes 20 characters'],
  [{ idea: 'x', style: 'clay' }, 'The field "Style" does not offer "clay"'],
  [{ idea: 'x', style: 'ink\noil' }, 'The field "Style" takes 1 values'],
  [{ idea: 'x', card: '1' }, 'There is no uploaded file "1"'],
  [{ idea: 'x', mood: 'glad' }, 'The form has no field "mood"'],
])('a form that the client would not send stays open: %o', async (values, words) => {
  const { ada } = await startForm();
  await expect(ada.form()?.submit(values)).rejects.toThrow(words);
  expect(ada.form()).toBeDefined();
});

test.each<[string, object, string]>([
  ['six fields', { components: Array.from({ length: 6 }, (_, at) => line(`f${at}`)) }, 'data.components['],
  ['no field', { components: [] }, 'data.components['],
  ['a title over 45', { title: 'x'.repeat(46) }, 'data.title['],
  ['a custom id twice', { components: [line('f'), line('f')] }, 'custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]'],
  ['a label over 45', { components: [{ ...line('f'), label: 'x'.repeat(46) }] }, 'data.components[0].label['],
])('a form is refused: %s', async (_, change, fault) => {
  const refusals: unknown[] = [];
  const { discord } = await startBot(async (interaction) => {
    const path = Routes.interactionCallback(interaction.id, interaction.token);
    const body = { type: InteractionResponseType.Modal, data: { ...form, ...change } };
    await interaction.client.rest
      .post(path, { body, auth: false })
      .catch((error: unknown) => refusals.push(error));
    await interaction.reply('Not that');
  });
  await discord.person('Ada').type(createCommand);
  expect(refusals).toMatchObject([{ code: 50035, message: expect.stringContaining(fault) as string }]);
  expect(discord.person('Ada').form()).toBeUndefined();
});

function line(custom_id: string): object {
  const component = { type: ComponentType.TextInput, custom_id, style: TextInputStyle.Short };
  return { type: ComponentType.Label, label: 'x', component };
}
