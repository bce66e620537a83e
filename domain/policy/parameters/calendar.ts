import type { Parameter } from '../parameters.ts';

/** What a working day is until the company sets a calendar of its own (SLA-02). */
export const calendarParameters = {
  'calendar.timezone': {
    default: 'Asia/Shanghai',
    unit: 'zone',
    kind: 'A',
    source: '001g 总则; SLA-02',
    owner: 'ADMINISTRATION',
    purpose: "zone of the company's first calendar (SLA-02)",
  },
  'calendar.workHours': {
    default: ['09:00-12:00', '13:00-18:00'],
    unit: 'frames',
    kind: 'A',
    source: '001g 总则; SLA-02',
    owner: 'ADMINISTRATION',
    purpose: "working frames of a working day of the company's first calendar (SLA-02)",
  },
  'calendar.workingDayMode': {
    default: 'SAME_TIME_AFTER_N_DAYS',
    unit: 'choice',
    choices: ['SAME_TIME_AFTER_N_DAYS', 'END_OF_NTH_DAY'],
    kind: 'A',
    source: '001g; register 26',
    owner: 'CONTRACT_ORDER',
    purpose: 'what "within N working days" means: the same clock time, or the end of the Nth day (SLA-02)',
  },
} as const satisfies Record<string, Parameter>;
