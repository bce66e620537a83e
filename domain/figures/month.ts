/** A month of a calendar, `2025-10`. */
export type Month = string;

export const monthPattern = /^20\d{2}-(?:0[1-9]|1[0-2])$/;

export function isMonth(given: string | undefined): given is Month {
  return given !== undefined && monthPattern.test(given);
}

/** Some months earlier, or later for a number below zero. */
export function monthsBack(month: Month, months: number): Month {
  return new Date(Date.UTC(yearOf(month), numberOf(month) - 1 - months)).toISOString().slice(0, 7);
}

export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** 1 for January. */
export function numberOf(month: Month): number {
  return Number(month.slice(5, 7));
}
