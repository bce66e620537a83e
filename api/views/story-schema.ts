import { z } from 'zod';
import { instant, names, stage } from './shared-schema.ts';

const text = z.string().exactOptional();

const item = z.strictObject({
  version: z.int(),
  at: instant.describe('When it happened.'),
  recordedAt: instant.describe('When it was typed.'),
  kind: z.enum(['PERSON', 'TIMER', 'POLICY']),
  who: names,
  text: names.describe('What happened, in one sentence.'),
  stage: stage.describe('Stage of the order, or of its lot, in which it happened.'),
  cycle: z.int().describe('Which stay in that stage it was, from 1: earlier ones are past.'),
  details: z.array(names).describe('What else changed with it.'),
  lotId: text,
  reason: text,
});

/** The journal in words. */
export const storySchema = z
  .strictObject({ items: z.array(item).describe('Newest last.') })
  .meta({ id: 'Story', description: 'What people, time and policy did with an order, in words.' });

export type StoryView = z.output<typeof storySchema>;
