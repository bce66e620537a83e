import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  type CaseActName,
  caseCommandInputs,
  caseInputJsonSchema,
  caseOpeningInput,
} from '../../api/inputs/case-inputs.ts';
import { commandInputs, type FormName, inputJsonSchema } from '../../api/inputs/command-inputs.ts';
import { orderRequest } from '../../api/inputs/order-request.ts';
import { chineseCasePurposes } from '../../api/inputs/words/case-words.ts';
import { commandList, wordsSchema } from '../../api/views/word-schemas.ts';
import { commandListView, wordsView } from '../../api/views/words-view.ts';
import { caseCommandNames, caseCommandTable } from '../../domain/cases/case-commands.ts';
import { problems } from '../../domain/errors.ts';
import { clockKinds, pauseReasons } from '../../domain/order/clock.ts';
import { commandNames, commandTable } from '../../domain/order/commands.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';

type Schema = Record<string, unknown>;

/** A field of a form: where it stands, its JSON schema as the form gets it, and as zod alone tells it. */
interface Field {
  place: string;
  given: Schema;
  plain: Schema;
}

const caseForms: Record<string, z.ZodType> = { ...caseCommandInputs, openCase: caseOpeningInput };
const forms: Record<string, z.ZodType> = {
  ...commandInputs,
  receiveOrder: z.strictObject(orderRequest.shape),
  ...caseForms,
};

/** What the form of a command gets, be it on an order or on a case. */
function formOf(name: string): Schema {
  return name in caseForms
    ? caseInputJsonSchema(name as CaseActName | 'openCase')
    : inputJsonSchema(name as FormName);
}

const fields = Object.entries(forms).flatMap(([name, schema]) =>
  fieldsOf(name, formOf(name), z.toJSONSchema(schema, { io: 'input' }) as Schema),
);

function fieldsOf(place: string, given: Schema, plain: Schema): Field[] {
  const own = Object.entries(Object(plain['properties'])).flatMap(([name, each]) => {
    const field = {
      place: `${place}.${name}`,
      given: Object(Object(given['properties'])[name]),
      plain: Object(each),
    };
    return [field, ...fieldsOf(field.place, field.given, field.plain)];
  });
  const items = plain['items'];
  return items === undefined ? own : [...own, ...fieldsOf(place, Object(given['items']), Object(items))];
}

const isChinese = (text: unknown) => /\p{Script=Han}/u.test(String(text));
const isEnglish = (text: unknown) => /[A-Za-z]/.test(String(text)) && !isChinese(text);

test('every field of every form is called something in Chinese and in English', () => {
  expect(fields.length).toBeGreaterThan(130);
  const unnamed = fields.filter(({ given }) => {
    const label = Object(given['x-label']);
    return !isChinese(label.zh) || !isEnglish(label.en);
  });
  expect(unnamed.map((field) => field.place)).toEqual([]);
});

test('every value that a form offers is called something in both languages, and no other value is', () => {
  const choices = fields.filter(({ plain }) => 'enum' in plain || plain['type'] === 'boolean');
  expect(choices.length).toBeGreaterThan(30);
  for (const { place, plain, given } of choices) {
    const options: Schema = Object(given['x-options']);
    const values = plain['type'] === 'boolean' ? ['true', 'false'] : Object(plain['enum']);
    expect(Object.keys(options).sort(), place).toEqual([...values].sort());
    for (const names of Object.values(options)) {
      expect(isChinese(Object(names).zh), place).toBe(true);
      expect(isEnglish(Object(names).en), place).toBe(true);
    }
  }
});

test('fields of the same form that stand beside each other are called differently', () => {
  const places = new Map<string, string[]>();
  for (const { place, given } of fields) {
    const parent = place.slice(0, place.lastIndexOf('.'));
    places.set(parent, [...(places.get(parent) ?? []), Object(given['x-label']).zh]);
  }
  for (const [parent, names] of places) expect(new Set(names).size, parent).toBe(names.length);
});

test('the words are added to the schema that the API checks by, which they do not change', () => {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([name]) => !name.startsWith('x-'));
    return Object.fromEntries(kept.map(([name, each]) => [name, bare(each)]));
  };
  for (const [name, schema] of Object.entries(forms)) {
    const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, { io: 'input' });
    expect(bare(formOf(name))).toEqual(bare(plain));
  }
});

test.each([
  ['recordInspection.passed', 'lotLines'],
  ['issueInvoice.total', 'money'],
  ['supplementInformation.supplement.lines.unitPrice', 'money'],
  ['proposePostponement.deliveryDate', 'date'],
  ['arrangeTransport.pickUpAt', 'date-time'],
  ['rejectOrder.reason', 'longText'],
  ['reassignTask.personId', 'person'],
  ['pauseClock.clockId', 'clock'],
  ['agreeMeasure.owner', 'person'],
  ['requestCancellation.formAttachmentId', 'orderFile'],
  ['reportProblem.foundAt', 'date-time'],
  ['decideAccountability.amount', 'money'],
  ['signContract.contractNumber', undefined],
])('the form asks for %s with the widget %s', (place, widget) => {
  expect(fields.find((field) => field.place === place)?.given['x-widget']).toBe(widget);
});

test('every code that an answer may hold has words in both languages', () => {
  const words = wordsSchema.parse(wordsView());
  expect(Object.keys(words.stages).sort()).toEqual([...orderStages, ...lotStages].sort());
  expect(Object.keys(words.clockKinds).sort()).toEqual([...clockKinds].sort());
  expect(Object.keys(words.pauseReasons).sort()).toEqual([...pauseReasons].sort());
  expect(Object.keys(words.commands).sort()).toEqual([...commandNames].sort());
  expect(Object.keys(words.problems).sort()).toEqual(Object.keys(problems).sort());
  const { problems: said, currencies: _alike, ...named } = words;
  const names = [
    ...Object.values(named).flatMap((each) => Object.entries(each)),
    ...Object.entries(said).flatMap(([code, { title, advice }]) => [
      [code, title] as const,
      [code, advice] as const,
    ]),
  ];
  const unnamed = names.filter(([code, { zh, en }]) => {
    const isProductName = code === 'WEBHOOK';
    return !isEnglish(en) || !(isChinese(zh) || isProductName);
  });
  expect(unnamed).toEqual([]);
});

test('every act on a case is called something in both languages, and says in both what it does', () => {
  for (const name of caseCommandNames) {
    const { zh, en, purpose } = caseCommandTable[name];
    expect(isChinese(zh) && isEnglish(en) && isEnglish(purpose), name).toBe(true);
    if (name !== 'recordTelling') expect(isChinese(chineseCasePurposes[name]), name).toBe(true);
  }
});

test('the command table has an entry with its form for each command that people or programs give', () => {
  const { items } = commandList.parse(commandListView());
  const given = commandNames.filter(
    (name) =>
      !['correctCalendar', 'migratePolicy', 'recordIncident', 'noteCase', 'noteCaseClosed'].includes(name),
  );
  expect(items.map((item) => item.command)).toEqual(given);
  for (const { command, roles, purpose, schema } of items) {
    expect(roles).toEqual(commandTable[command].roles);
    expect(isChinese(purpose.zh) && isEnglish(purpose.en), command).toBe(true);
    expect(schema['type'], command).toBe('object');
  }
  const receive = items.find((item) => item.command === 'receiveOrder');
  expect(receive).toMatchObject({
    path: '/v1/orders',
    schema: { required: ['channel', 'customer', 'lines'] },
  });
});
