import type { Calendar, Frame } from '../calendar.ts';
import { noticeOverrides } from '../official-notice.ts';
import { cn2025, cn2026 } from './cn-2025-2026.ts';

const officeHours: readonly Frame[] = [
  { start: '09:00', end: '12:00' },
  { start: '13:00', end: '18:00' },
];

/** The calendar a company has until it sets its own (`calendar.timezone`, `calendar.workHours`). */
export const companyDefault: Calendar = {
  id: 'company',
  version: '1',
  zone: 'Asia/Shanghai',
  week: { 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: officeHours, 6: [], 7: [] },
  overrides: [...noticeOverrides(cn2025), ...noticeOverrides(cn2026)],
  notices: [
    { country: cn2025.country, year: cn2025.year },
    { country: cn2026.country, year: cn2026.year },
  ],
};
