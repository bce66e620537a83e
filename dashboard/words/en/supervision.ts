/** Supervision: how orders are carried out and rules followed. */
export const supervisionEn = {
  lead: 'Quality supervises month by month how orders are carried out and rules followed: what departments did otherwise, the newest of it one click away.',
  month: 'Month',
  found_one: '{{count}} deviation',
  found_other: '{{count}} deviations',
  none: 'Nothing was done otherwise than the rules say in this month.',
  notForYou: 'Supervision is for quality, internal audit, leadership and administration.',
  kind: 'What',
  count: 'Times',
  newest: 'Newest',
  notYours: 'In orders that are not yours to read.',
  openCase: 'Open a violation case about {{number}}: {{what}}',
};
