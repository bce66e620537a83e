import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { messageInstant } from '../../domain/working-time/message-instant.ts';

const at = (local: string) => `${local}:00+08:00`;
const sent = (local: string, deadline?: string, critical = false) =>
  messageInstant(companyDefault, {
    at: at(local),
    critical,
    readingTime: '30wm',
    ...(deadline === undefined ? {} : { deadline: at(deadline) }),
  });

test('a message in working time goes out at once, another waits for the morning', () => {
  expect(sent('2025-09-29T10:00')).toBe(at('2025-09-29T10:00'));
  expect(sent('2025-09-29T00:00')).toBe(at('2025-09-29T09:00'));
  expect(sent('2025-09-30T18:00')).toBe(at('2025-10-09T09:00'));
});

test('a critical message does not wait', () => {
  expect(sent('2025-10-01T03:00', undefined, true)).toBe(at('2025-10-01T03:00'));
  expect(sent('2025-10-01T03:00', '2025-10-02T00:00', true)).toBe(at('2025-10-01T03:00'));
});

test('a warning that would come only after its deadline is brought forward to the last working time before it', () => {
  expect(sent('2025-10-04T10:00', '2025-10-06T10:00')).toBe(at('2025-09-30T17:30'));
  expect(sent('2025-10-04T10:00', '2025-10-09T09:00')).toBe(at('2025-09-30T17:30'));
  expect(sent('2025-09-29T12:15', '2025-09-29T13:00')).toBe(at('2025-09-29T11:30'));
});

test('a warning that people still see before its deadline waits', () => {
  expect(sent('2025-10-04T10:00', '2025-10-09T09:01')).toBe(at('2025-10-09T09:00'));
  expect(sent('2025-09-29T10:00', '2025-09-29T10:00')).toBe(at('2025-09-29T10:00'));
});
