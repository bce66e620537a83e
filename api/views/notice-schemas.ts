import { z } from 'zod';
import { noticeChannels, personalChannels, robotChannels } from '../../domain/notices/channels.ts';
import { noticeKinds, subscriptionKinds } from '../../domain/notices/notice.ts';
import { department, instant, pageSchema, role } from './shared-schema.ts';

const text = z.string().exactOptional();
const made = { createdAt: instant, createdBy: z.string() };

export const absenceSchema = z
  .strictObject({
    absenceId: z.string(),
    personId: z.string(),
    from: instant,
    until: instant,
    substituteId: text,
    delegationId: text.describe('The delegation that was entered with it; told when it is entered.'),
    reason: text,
    ...made,
  })
  .meta({ id: 'Absence', description: 'When somebody is away, and who stands in.' });

export const subscriptionSchema = z
  .strictObject({
    subscriptionId: z.string(),
    personId: text,
    role: role.exactOptional(),
    kind: z.enum(subscriptionKinds),
    channel: z.enum(personalChannels),
    wanted: z.boolean(),
    ...made,
  })
  .meta({ id: 'Subscription', description: 'What a person or a role wants to hear of, and how.' });

export const robotSchema = z
  .strictObject({
    robotId: z.string(),
    channel: z.enum(robotChannels),
    host: z.string().describe('Of its address, which holds its key and is not shown.'),
    signed: z.boolean(),
    label: text,
    locale: z.enum(['zh', 'en']),
    departments: z.array(department),
    active: z.boolean(),
    ...made,
  })
  .meta({ id: 'Robot', description: 'A robot that speaks in a group.' });

const channel = z
  .strictObject({
    channel: z.enum(noticeChannels),
    target: z.string().describe('Webhook endpoint or robot; empty for e-mail.'),
    state: z.enum(['WORKS', 'FAILING', 'DOWN']),
    failures: z.int().describe('In a row, since the last success.'),
    failingSince: instant.exactOptional(),
    lastError: text,
    lastSentAt: instant.exactOptional(),
    alertedAt: instant.exactOptional().describe('When the administrators were told.'),
  })
  .meta({ id: 'Channel', description: 'How sending by a channel goes.' });

const deadLetter = z
  .strictObject({
    id: z.string(),
    key: z.string(),
    kind: z.enum([...noticeKinds, 'CUSTOMER_MESSAGE']),
    channel: z.enum(noticeChannels),
    recipient: z.string(),
    orderId: text,
    attempts: z.int(),
    lastError: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'DeadLetter', description: 'A notice that was given up, and why.' });

const notice = z
  .strictObject({
    noticeId: z.string(),
    kind: z.enum(noticeKinds),
    createdAt: instant,
    orderId: text,
    seen: z.boolean(),
    path: z
      .string()
      .describe("The page's path where what it asks for is done, such as /orders/ord_x?task=..."),
    subject: z.string(),
    lead: z.string(),
    fields: z.array(z.strictObject({ name: z.string(), label: z.string(), value: z.string(), href: text })),
  })
  .meta({ id: 'Notice', description: "A notice in its reader's language." });

export const resentSchema = z
  .strictObject({ resent: z.array(z.string()), notDead: z.array(z.string()) })
  .meta({ id: 'Resent', description: 'What is sent again, and what was no dead letter.' });

export const absencePage = pageSchema(absenceSchema, 'AbsencePage');
export const subscriptionPage = pageSchema(subscriptionSchema, 'SubscriptionPage');
export const robotPage = pageSchema(robotSchema, 'RobotPage');
export const channelPage = pageSchema(channel, 'ChannelPage');
export const deadLetterPage = pageSchema(deadLetter, 'DeadLetterPage');
export const noticePage = pageSchema(notice, 'NoticePage');
