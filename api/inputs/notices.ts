import { z } from 'zod';
import { personalChannels, robotChannels } from '../../domain/notices/channels.ts';
import { subscriptionKinds } from '../../domain/notices/notice.ts';
import { departmentCodes } from '../../domain/people/departments.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import { limits } from '../limits.ts';
import { isHttpUrl, personId } from './administration.ts';
import { instant, line, name, words } from './fields.ts';

const oneOf = <Code extends string>(codes: readonly Code[]) =>
  z.enum(codes, `must be one of ${codes.join(', ')}`);

/** Body of `POST /v1/absences`. */
export const newAbsence = z
  .strictObject({
    personId: personId.exactOptional().describe('Who is away; the caller unless given.'),
    from: instant('When it begins.'),
    until: instant('When the person is back.'),
    substituteId: personId.exactOptional().describe('Who stands in; nobody unless given.'),
    delegate: z
      .literal(true)
      .exactOptional()
      .describe('The substitute also acts and signs in all roles of the person meanwhile, by a delegation.'),
    reason: words('Why.').exactOptional(),
  })
  .meta({ id: 'NewAbsence', description: 'When somebody is away, and who stands in.' });

/** Body of `POST /v1/subscriptions`. */
export const newSubscription = z
  .strictObject({
    personId: personId.exactOptional().describe('Whose wish it is; the caller unless a role is given.'),
    role: oneOf(roleCodes).exactOptional().describe('Whoever holds the role, in place of one person.'),
    kind: oneOf(subscriptionKinds).describe('Kind of notice.'),
    channel: oneOf(personalChannels).describe('Way to hear of it.'),
    wanted: z.boolean(),
  })
  .meta({ id: 'NewSubscription', description: 'What a person or a role wants to hear of, and how.' });

/** Body of `POST /v1/robots`. */
export const newRobot = z
  .strictObject({
    channel: oneOf(robotChannels).describe('Its messenger.'),
    url: line('The address that the messenger gave it.').refine(
      isHttpUrl,
      'must be an http or https URL without user and password',
    ),
    secret: line('Signs its messages, where it was set up so.').exactOptional(),
    label: name('What its group is called.').exactOptional(),
    locale: oneOf(['zh', 'en']).describe('Language in which it speaks.'),
    departments: z
      .array(oneOf(departmentCodes))
      .max(departmentCodes.length)
      .default([])
      .describe('Whose escalations it shows; none named: those of all.'),
  })
  .meta({ id: 'NewRobot', description: 'A robot that speaks in a group.' });

/** Body of `POST /v1/dead-letters/resend`. */
export const resendRequest = z
  .strictObject({
    ids: z.array(z.uuid('must be the id of a dead letter')).min(1).max(limits.bulkTargets),
  })
  .meta({ id: 'ResendRequest', description: 'Dead letters to send again.' });
