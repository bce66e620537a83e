import { departments } from '../../domain/people/departments.ts';
import type { Names } from '../api/session.ts';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { whatIfEn } from '../words/en/what-if.ts';
import { whatIfZh } from '../words/zh/what-if.ts';

export const suppositionKinds = [
  'NOTHING',
  'SUPPLIER_LATE',
  'HOLIDAY',
  'DEPARTMENT_AWAY',
  'CHANGE_ACCEPTED',
] as const;
export type SuppositionKind = (typeof suppositionKinds)[number];

/** One line of the question as it is typed. */
export interface Typed {
  /** Tells the lines of one page apart. */
  id: number;
  kind: SuppositionKind;
  values: Values;
}

type FieldWord = keyof typeof whatIfEn.fields;

const label = (word: FieldWord): Names => ({ zh: whatIfZh.fields[word], en: whatIfEn.fields[word] });
const day = (word: FieldWord): FieldSchema => ({ type: 'string', format: 'date', 'x-label': label(word) });
const span = { from: day('from'), until: day('untilDay') };

/** What each kind asks; the API checks it. */
export const suppositionSchemas: Record<SuppositionKind, FieldSchema> = {
  NOTHING: { type: 'object' },
  SUPPLIER_LATE: {
    type: 'object',
    required: ['workingDays'],
    properties: {
      workingDays: { type: 'integer', minimum: 1, 'x-label': label('workingDays') },
      material: { type: 'string', 'x-label': label('material') },
    },
  },
  HOLIDAY: { type: 'object', required: ['from', 'until'], properties: span },
  DEPARTMENT_AWAY: {
    type: 'object',
    required: ['department', 'from', 'until'],
    properties: {
      department: {
        type: 'string',
        enum: Object.keys(departments),
        'x-label': label('department'),
        'x-options': departments,
      },
      ...span,
    },
  },
  CHANGE_ACCEPTED: { type: 'object' },
};
