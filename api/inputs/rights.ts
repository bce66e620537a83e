import { z } from 'zod';
import { departmentCodes } from '../../domain/people/departments.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import { personId } from './administration.ts';
import { orderId } from './command-request.ts';
import { code, instant, mailAddress, name, words } from './fields.ts';
import { customerLanguage } from './order-details.ts';

const from = instant('When it begins.');
const until = instant('First instant at which it no longer holds.');

/** Body of `POST /v1/delegations`. */
export const newDelegation = z
  .strictObject({
    fromPersonId: personId.exactOptional().describe('Whose roles they are; the caller unless given.'),
    toPersonId: personId.describe('Who may act in their name.'),
    roles: z
      .array(z.enum(roleCodes, `must be one of ${roleCodes.join(', ')}`))
      .min(1)
      .max(roleCodes.length)
      .describe("Of the delegator's own."),
    from,
    until,
    reason: words('Why.'),
  })
  .meta({
    id: 'NewDelegation',
    description: 'Who may act and sign for whom, in which roles, from when to when.',
  });

/** Body of `POST /v1/read-grants`. */
export const newReadGrant = z
  .strictObject({
    personId: personId.exactOptional().describe('Who may read; or else a department.'),
    department: z
      .enum(departmentCodes, `must be one of ${departmentCodes.join(', ')}`)
      .exactOptional()
      .describe('Everyone of this department may read.'),
    orderId: orderId.exactOptional().describe('This order alone.'),
    customerId: code('Orders of this customer alone.').exactOptional(),
    region: name('Orders of customers in this region alone.').exactOptional(),
    from,
    until,
    reason: words('Why.'),
  })
  .meta({
    id: 'NewReadGrant',
    description: 'Leave to read orders beyond the own rights; what is absent does not narrow it.',
  });

/** Body of `PATCH /v1/customers/{customerId}`. */
export const customerChange = z
  .strictObject({
    salespersonId: personId
      .nullable()
      .exactOptional()
      .describe('Who looks after the customer; null: nobody.'),
    email: mailAddress('Where the system writes to the customer; null: nowhere.').nullable().exactOptional(),
    language: customerLanguage
      .nullable()
      .exactOptional()
      .describe('Language of what the system writes; null: both in one message.'),
  })
  .meta({ id: 'CustomerChange', description: 'What of a customer changes.' });
