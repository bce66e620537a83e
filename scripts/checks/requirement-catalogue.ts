import { readFileSync } from 'node:fs';
import { z } from 'zod';

const texts = z.record(z.string(), z.string().min(1));

const catalogueShape = z.strictObject({
  /** Areas by the prefix of their ids, in the order of the table. */
  areas: texts,
  /** What each requirement asks, in one line. */
  requirements: texts,
  /** What is still missing, for ids that a test proves in part. */
  lacks: texts,
  /** Promises of the architecture and the examinations that hold the product to them. */
  invariants: texts,
  exams: texts,
});

/** Ids that a test may cite, each with one line of what it asks. */
export type Catalogue = z.output<typeof catalogueShape>;

/** A requirement id such as `QC-01`. */
export const requirementId = /^[A-Z]+-\d{2}$/;
/** Any id that may stand in the brackets of a test's title: `QC-01`, `I3`, `R8`. */
export const citableId = /^(?:[A-Z]+-\d{2}|[A-Z]\d{1,2})$/;

/** Reads the catalogue and holds it to its own form. Throws an Error naming what does not fit. */
export function readCatalogue(path: string): Catalogue {
  const catalogue = catalogueShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  const strangers = [
    ...Object.keys(catalogue.requirements).filter(
      (id) => !(areaOf(id) in catalogue.areas) || !requirementId.test(id),
    ),
    ...Object.keys(catalogue.lacks).filter((id) => meaningOf(catalogue, id) === undefined),
  ];
  if (strangers.length > 0) throw new Error(`${path}: no such requirement or area: ${strangers.join(', ')}`);
  return catalogue;
}

/** `QC` of `QC-01`. */
export function areaOf(id: string): string {
  return id.replace(/-\d+$/, '');
}

/** The line of an id, or undefined when the catalogue does not know it. */
export function meaningOf(catalogue: Catalogue, id: string): string | undefined {
  return catalogue.requirements[id] ?? catalogue.invariants[id] ?? catalogue.exams[id];
}
