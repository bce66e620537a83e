import type { Act } from '../forms/act.ts';
import type { FieldSchema } from '../forms/schema.ts';
import { type Case, caseKey } from './cases.ts';

export type OfferedCaseCommand = Case['availableCommands'][number];

/** The act behind a command that a case offers; `subject` is what of the case it is about, such as one measure. */
export function caseActOf(found: Case, offered: OfferedCaseCommand, subject?: string): Act {
  const { command, title, path } = offered;
  const { caseId, caseNumber: number, version } = found;
  const place = `/v1/cases/${caseId}`;
  const schema = withChoices(offered.schema as FieldSchema, found);
  const about = Object.keys(schema.properties ?? {}).find((name) => subjectFields.includes(name));
  return {
    command,
    title,
    path,
    schema,
    subject: { id: caseId, number, path: place, story: `${place}/timeline`, key: caseKey(caseId) },
    version,
    suggested: {
      ...offered.suggested,
      ...(subject === undefined || about === undefined ? {} : { [about]: subject }),
    },
    fixed: {},
    lines: [],
  };
}

const subjectFields = ['measureId', 'instructionId', 'accountabilityId', 'orderId'];

/** Fields that name a part of the case offer the parts that it has, in the words that they were given. */
function withChoices(schema: FieldSchema, found: Case): FieldSchema {
  const choices: Record<string, (readonly [string, string])[]> = {
    measureId: found.measures.map(({ measureId, description }) => [measureId, description]),
    instructionId: found.instructions.map(({ instructionId, text }) => [instructionId, text]),
    accountabilityId: found.accountability.map(({ accountabilityId, fault }) => [accountabilityId, fault]),
    orderId: found.orders.map(({ orderId, orderNumber }) => [orderId, orderNumber]),
  };
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const options = choices[name.replace(/Ids$/, 'Id')];
    if (options === undefined || options.length === 0) return [name, field];
    const items = field.items && { items: chosenFrom(field.items, options) };
    return [name, items ? { ...field, ...items } : chosenFrom(field, options)];
  });
  return { ...schema, properties: Object.fromEntries(fields) };
}

function chosenFrom(field: FieldSchema, options: readonly (readonly [string, string])[]): FieldSchema {
  const named = options.map(([code, text]) => [code, { zh: `${code} ${text}`, en: `${code} ${text}` }]);
  return { ...field, enum: options.map(([code]) => code), 'x-options': Object.fromEntries(named) };
}

/** Opens the form of an act, where it is clicked for one part of the case with that part chosen. */
export type ChooseCaseAct = (offered: OfferedCaseCommand, subject?: string) => void;
