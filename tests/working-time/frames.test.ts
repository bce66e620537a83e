import { expect, test } from 'vitest';
import { frameSpan } from '../../domain/working-time/frames.ts';

const minute = 60_000;

test.each([
  ['09:00', '12:30', 540, 750],
  ['22:00', '06:00', 1320, 1800],
  ['00:00', '00:00', 0, 1440],
  ['23:59', '23:58', 1439, 2878],
])('reads the frame %s to %s, over midnight if it must be', (start, end, from, to) => {
  expect(frameSpan({ start, end })).toEqual({ from: from * minute, to: to * minute });
});

test.each(['24:00', '9:00', '09:60', '29:00', ' 09:00', '09:00:00', '09-00', ''])(
  'refuses the time %j',
  (text) => {
    const refused = expect.objectContaining({ reason: 'frame-malformed', typed: text });
    expect(() => frameSpan({ start: text, end: '12:00' })).toThrow(refused);
    expect(() => frameSpan({ start: '08:00', end: text })).toThrow(refused);
    expect(() => frameSpan({ start: '08:00', end: text })).toThrow('HH:mm');
  },
);
