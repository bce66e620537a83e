import { z } from 'zod';
import { type ProblemCode, problems } from '../../domain/errors.ts';

const codes = Object.keys(problems) as ProblemCode[];

const change = z.object({
  version: z.int(),
  command: z.string(),
  by: z.string(),
  recordedAt: z.string().meta({ format: 'date-time' }),
  lotId: z.string().optional(),
});

/** Problem details (RFC 9457), as every error is answered. */
export const problemSchema = z
  .object({
    type: z.string().meta({ format: 'uri', description: 'urn:dueline:problem: and the code.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong here, and what to do next.'),
    code: z.enum(codes).describe(codes.map((code) => `${code}: ${problems[code].advice}`).join('\n\n')),
    errors: z
      .array(z.object({ path: z.string(), reason: z.string() }))
      .optional()
      .describe('Every field that does not fit.'),
    openCommands: z
      .array(z.string())
      .optional()
      .describe('Commands that are open in the state the order is in.'),
    changes: z.array(change).optional().describe('With version-moved: what happened since expectedVersion.'),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457).' });

/** Responses of an operation for the given codes, one per status, for the OpenAPI document. */
export function problemResponses(wanted: readonly ProblemCode[]) {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of wanted) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, together]) => [
      status,
      {
        description: together.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
