import type { CaseState } from '../cases/case-state.ts';
import { measureClock } from '../cases/measure-round.ts';
import type { Instant } from '../instant.ts';
import type { Department } from '../people/departments.ts';
import { isWithin, passedOf, type Span } from './span.ts';

/** A deadline that ended in the period, or a measure, with whose it was. */
export interface EndedDuty {
  department: Department;
  /** Whom it was given to, else who of the department ended it; null where nobody of it did. */
  personId: string | null;
  late: boolean;
  /** Working minutes beyond its due instant; 0 in time. */
  lateMinutes: number;
}

/** How deadlines were kept. */
export interface DutyTally {
  onTime: number;
  late: number;
  /** Working minutes of the latest; null where none was late. */
  worstLateMinutes: number | null;
}

export interface Performance {
  deadlines: DutyTally;
  measures: DutyTally;
}

/** Deadlines and measures of each department and of each person (OVERDUE-12). */
export function performanceBy<Whose extends string>(
  deadlines: readonly EndedDuty[],
  measures: readonly EndedDuty[],
  whose: (duty: EndedDuty) => Whose | null,
): Map<Whose, Performance> {
  const [ofDeadlines, ofMeasures] = [Map.groupBy(deadlines, whose), Map.groupBy(measures, whose)];
  const all = new Set([...ofDeadlines.keys(), ...ofMeasures.keys()]);
  return new Map(
    [...all].flatMap((each) =>
      each === null
        ? []
        : [[each, { deadlines: tally(ofDeadlines.get(each)), measures: tally(ofMeasures.get(each)) }]],
    ),
  );
}

function tally(duties: readonly EndedDuty[] = []): DutyTally {
  const late = duties.filter((duty) => duty.late);
  return {
    onTime: duties.length - late.length,
    late: late.length,
    worstLateMinutes: late.length === 0 ? null : Math.max(...late.map(({ lateMinutes }) => lateMinutes)),
  };
}

/**
 * Measures that were carried out in a span, and those still open whose time ran out in it, by department and owner. The
 * lateness is counted from the date that was agreed.
 */
export function measuresOf(
  cases: readonly CaseState[],
  span: Span,
  now: Instant,
  lateMinutes: (state: CaseState, due: Instant, until: Instant) => number,
  endOf: (state: CaseState, date: string) => Instant,
): EndedDuty[] {
  const passed = passedOf(span, now);
  return cases.flatMap((state) =>
    state.measures.flatMap(({ measureId, department, owner, due, completed }) => {
      const whose = { department, personId: owner };
      if (completed !== undefined) {
        if (!isWithin(completed.at, span)) return [];
        const minutes = completed.late ? lateMinutes(state, endOf(state, due), completed.at) : 0;
        return [{ ...whose, late: completed.late, lateMinutes: minutes }];
      }
      const ends = measureClock(state, measureId)?.due;
      if (ends === undefined || !isWithin(ends, passed)) return [];
      return [{ ...whose, late: true, lateMinutes: lateMinutes(state, ends, passed.until) }];
    }),
  );
}
