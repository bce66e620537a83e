import { z } from 'zod';
import { department, instant, pageSchema, role } from './shared-schema.ts';

const text = z.string().exactOptional();

/** Who entered something, when, and who ended it before its time. */
const onRecord = {
  from: instant,
  until: instant,
  reason: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  revokedAt: instant.exactOptional(),
  revokedBy: text,
};

export const delegationSchema = z
  .strictObject({
    delegationId: z.string(),
    fromPersonId: z.string(),
    toPersonId: z.string(),
    roles: z.array(role),
    ...onRecord,
  })
  .meta({
    id: 'Delegation',
    description: 'Who may act and sign for whom, in which roles, from when to when.',
  });

export const readGrantSchema = z
  .strictObject({
    grantId: z.string(),
    personId: text,
    department: department.exactOptional(),
    orderId: text,
    customerId: text,
    region: text,
    ...onRecord,
  })
  .meta({ id: 'ReadGrant', description: 'Leave to read orders beyond the own rights.' });

export const delegationPage = pageSchema(delegationSchema, 'DelegationPage');
export const readGrantPage = pageSchema(readGrantSchema, 'ReadGrantPage');
