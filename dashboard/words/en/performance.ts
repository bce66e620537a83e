/** The performance of a period of appraisal, of departments and persons. */
export const performanceEn = {
  title: 'Performance of a period',
  lead: 'Deadlines and measures in time and late, and rewards and penalties that hold. Everybody reads of themselves, heads of their own people, leadership, internal audit and administration of all.',
  month: 'Period of appraisal',
  none: 'Nothing on record in this period yet.',
  departments: 'Department',
  people: 'Person',
  deadlines: 'Deadlines in time / late',
  measures: 'Measures in time / late',
  worst: 'Latest, in working time',
  sanctions: 'Rewards and penalties',
  minutes: '{{hours}} h {{minutes}} min',
};
