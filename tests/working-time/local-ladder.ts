/** An instant by its local time in China. */
export const at = (local: string) => `${local}:00+08:00`;

/** A ladder with a pre-warning and three steps. */
export const ladder = [
  { rung: 'warning', offset: '80%' },
  { rung: 'head', offset: '0' },
  { rung: 'deputy', offset: '+1wd' },
  { rung: 'leadership', offset: '+2wd' },
];
