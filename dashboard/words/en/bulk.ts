/** One command for many orders or lots. */
export const bulkEn = {
  count_one: '{{count}} task',
  count_other: '{{count}} tasks',
  own: 'As each order says: {{fields}}',
  preview: 'Preview: {{done}} can be done, {{refused}} cannot. Nothing has changed yet.',
  results: '{{done}} done, {{refused}} not done.',
  apply_one: 'Do {{count}}',
  apply_other: 'Do all {{count}}',
  order: 'Order',
  customer: 'Customer',
  wouldBe: 'What would become of it',
  resultOf: 'Result',
  done: 'Done',
  lacking: 'To be done by itself; lacking: {{fields}}',
  noneOffered: 'None of these can be done now; perhaps somebody has done them already.',
};
