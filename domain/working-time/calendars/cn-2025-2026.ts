import type { OfficialNotice } from '../official-notice.ts';

/**
 * The public holidays of mainland China with their make-up working days, as the General Office of the State Council
 * announced them: 国办发明电〔2024〕12号 for 2025 and 国办发明电〔2025〕7号 for 2026.
 */
export const cn2025: OfficialNotice = {
  country: 'CN',
  year: 2025,
  holidays: [
    {
      name: { zh: '元旦', en: "New Year's Day" },
      daysOff: ['2025-01-01'],
      makeUpDays: [],
    },
    {
      name: { zh: '春节', en: 'Spring Festival' },
      daysOff: [
        '2025-01-28',
        '2025-01-29',
        '2025-01-30',
        '2025-01-31',
        '2025-02-01',
        '2025-02-02',
        '2025-02-03',
        '2025-02-04',
      ],
      makeUpDays: ['2025-01-26', '2025-02-08'],
    },
    {
      name: { zh: '清明节', en: 'Tomb-Sweeping Day' },
      daysOff: ['2025-04-04', '2025-04-05', '2025-04-06'],
      makeUpDays: [],
    },
    {
      name: { zh: '劳动节', en: 'Labour Day' },
      daysOff: ['2025-05-01', '2025-05-02', '2025-05-03', '2025-05-04', '2025-05-05'],
      makeUpDays: ['2025-04-27'],
    },
    {
      name: { zh: '端午节', en: 'Dragon Boat Festival' },
      daysOff: ['2025-05-31', '2025-06-01', '2025-06-02'],
      makeUpDays: [],
    },
    {
      name: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
      daysOff: [
        '2025-10-01',
        '2025-10-02',
        '2025-10-03',
        '2025-10-04',
        '2025-10-05',
        '2025-10-06',
        '2025-10-07',
        '2025-10-08',
      ],
      makeUpDays: ['2025-09-28', '2025-10-11'],
    },
  ],
};

export const cn2026: OfficialNotice = {
  country: 'CN',
  year: 2026,
  holidays: [
    {
      name: { zh: '元旦', en: "New Year's Day" },
      daysOff: ['2026-01-01', '2026-01-02', '2026-01-03'],
      makeUpDays: ['2026-01-04'],
    },
    {
      name: { zh: '春节', en: 'Spring Festival' },
      daysOff: [
        '2026-02-15',
        '2026-02-16',
        '2026-02-17',
        '2026-02-18',
        '2026-02-19',
        '2026-02-20',
        '2026-02-21',
        '2026-02-22',
        '2026-02-23',
      ],
      makeUpDays: ['2026-02-14', '2026-02-28'],
    },
    {
      name: { zh: '清明节', en: 'Tomb-Sweeping Day' },
      daysOff: ['2026-04-04', '2026-04-05', '2026-04-06'],
      makeUpDays: [],
    },
    {
      name: { zh: '劳动节', en: 'Labour Day' },
      daysOff: ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
      makeUpDays: ['2026-05-09'],
    },
    {
      name: { zh: '端午节', en: 'Dragon Boat Festival' },
      daysOff: ['2026-06-19', '2026-06-20', '2026-06-21'],
      makeUpDays: [],
    },
    {
      name: { zh: '中秋节', en: 'Mid-Autumn Festival' },
      daysOff: ['2026-09-25', '2026-09-26', '2026-09-27'],
      makeUpDays: [],
    },
    {
      name: { zh: '国庆节', en: 'National Day' },
      daysOff: [
        '2026-10-01',
        '2026-10-02',
        '2026-10-03',
        '2026-10-04',
        '2026-10-05',
        '2026-10-06',
        '2026-10-07',
      ],
      makeUpDays: ['2026-09-20', '2026-10-10'],
    },
  ],
};
