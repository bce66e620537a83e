import { takeWholeOrder } from '../browser/whole-order.ts';
import { type Exam, examResult } from './exam-result.ts';
import { openPageStage } from './page-stage.ts';

/** Acts of people that one regular order may take from receipt to archive. */
const mostActs = 26;

/**
 * U1: one regular order from receipt to archive in a real browser, every act through a form of the page; acts are
 * counted as people give them and as the journal has them. The positive control: one act fewer allowed is noticed.
 */
export const runU1: Exam = async (place, options) => {
  const stage = await openPageStage(place);
  try {
    const offices = {
      as: stage.as,
      open: (role: Parameters<typeof stage.open>[0], path: string) => stage.open(role, path, 'zh'),
    };
    const { acts, typed, journaled } = await takeWholeOrder(offices, options.log);
    const differences = [
      ...tooMany(acts.length, mostActs),
      ...(journaled === acts.length ? [] : [`${acts.length} acts were given, ${journaled} are on record`]),
      ...(tooMany(acts.length, acts.length - 1).length === 1
        ? []
        : ['control: one act too many is not noticed']),
    ];
    return examResult('U1', options, { acts: acts.length, typedFields: typed, journaled }, differences);
  } finally {
    await stage.close();
  }
};

function tooMany(acts: number, allowed: number): string[] {
  return acts <= allowed ? [] : [`${acts} acts of people instead of at most ${allowed}`];
}
