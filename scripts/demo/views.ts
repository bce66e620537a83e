import { z } from 'zod';
import { caseCommandNames } from '../../domain/cases/case-commands.ts';
import { currencyCodes } from '../../domain/money/money.ts';
import { commandNames } from '../../domain/order/commands.ts';
import { departmentCodes } from '../../domain/people/departments.ts';
import { roleCodes } from '../../domain/people/roles.ts';

/** What the demo reads of the API's answers; whatever else they hold is left aside. */
const money = z.object({ amount: z.string(), currency: z.enum(currencyCodes) });
const names = z.object({ zh: z.string(), en: z.string() });
const instant = z.string().nullable();

const lot = z.object({
  lotId: z.string(),
  stage: z.string(),
  stageName: names,
  lines: z.array(z.object({ line: z.int(), quantity: z.string() })),
  source: z.enum(['STOCK', 'PRODUCTION']).optional(),
  splitFrom: z.string().optional(),
  reworkRounds: z.int(),
  planVersion: z.int(),
});

const task = z.object({
  command: z.enum(commandNames),
  department: z.enum(departmentCodes),
  roles: z.array(z.enum(roleCodes)),
  lotId: z.string().optional(),
  dueAt: instant,
});

export const orderView = z.object({
  orderId: z.string(),
  orderNumber: z.string(),
  version: z.int(),
  stage: z.string(),
  stageName: names,
  dueAt: instant,
  overdue: z.boolean(),
  details: z.object({
    customer: z.object({ name: z.string().optional() }),
    deliveryDate: z.string().optional(),
    consignee: z.string().optional(),
  }),
  total: money,
  amountDue: money,
  change: z.object({ confirmations: z.array(z.object({ party: z.string() })) }).optional(),
  balance: money,
  cases: z.array(z.object({ caseId: z.string() })).optional(),
  gaps: z.array(z.object({ path: z.string() })),
  questions: z.array(z.object({ questionId: z.string(), answer: z.object({}).optional() })).optional(),
  lots: z.array(lot),
  tasks: z.array(task),
});

export const caseRow = z.object({ caseId: z.string() });

export const caseView = z.object({
  caseId: z.string(),
  caseNumber: z.string(),
  version: z.int(),
  tasks: z.array(
    z.object({
      command: z.enum(caseCommandNames),
      department: z.enum(departmentCodes),
      roles: z.array(z.enum(roleCodes)),
      assignedTo: z.string().optional(),
      subject: z.string().optional(),
    }),
  ),
});

export const person = z.object({
  personId: z.string(),
  nameZh: z.string(),
  roles: z.array(z.enum(roleCodes)),
});

export const madeKey = z.object({ key: z.string().nullable() });

/** A file that is kept with an order. */
export const keptFile = z.object({ attachmentId: z.string() });

/** A line of the timeline as a line of the journal. */
export const journalLine = z
  .object({
    version: z.int(),
    by: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('person'), personId: z.string() }),
      z.object({ kind: z.literal('policy'), rule: z.string() }),
      z.object({ kind: z.literal('clock') }),
    ]),
    command: z.string(),
    lotId: z.string().optional(),
  })
  .transform(({ by, ...line }) => ({ ...line, kind: by.kind, by: nameOf(by) }));

function nameOf(by: { kind: string; personId?: string; rule?: string }): string {
  return by.personId ?? by.rule ?? by.kind;
}
