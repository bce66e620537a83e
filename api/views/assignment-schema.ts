import { z } from 'zod';
import { departmentCodes } from '../../domain/people/departments.ts';
import { civilDate, department, names, signature } from './shared-schema.ts';

const text = z.string().exactOptional();

/** What the register of projects says of an order. */
export const projectSchema = z
  .strictObject({
    name: text,
    owner: text,
    site: text,
    designInstitute: text,
    plannedStart: civilDate.exactOptional(),
    capacity: text,
  })
  .meta({ id: 'Project', description: 'The project that an order belongs to (INTAKE-28).' });

/** To whom an approved order goes. */
export const assignmentSchema = z
  .strictObject({
    region: text.describe('Region that the rules went by.'),
    parts: z.array(
      z.strictObject({
        department,
        warehouse: text,
        lines: z.array(z.int()),
        rule: z.string().describe('Category and region, * for any.'),
      }),
    ),
    departments: z.array(department).describe('All departments concerned.'),
    accepted: z
      .partialRecord(z.enum(departmentCodes), z.strictObject(signature))
      .exactOptional()
      .describe('Departments that took it on by an act.'),
  })
  .meta({ id: 'Assignment', description: 'To whom an approved order goes (INTAKE-22).' });

/** A wrong entry that was put right. */
export const correctionSchema = z
  .strictObject({
    reason: z.string(),
    changes: z.array(
      z.strictObject({
        path: z.string(),
        field: names,
        before: text.describe('Absent: it was empty.'),
        after: text.describe('Absent: it is empty.'),
      }),
    ),
    ...signature,
  })
  .meta({ id: 'Correction', description: 'A wrong entry that was put right (INTAKE-24).' });
