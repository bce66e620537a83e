/** My work: sections, filters, acts on many. */
export const workEn = {
  list: 'Open tasks',
  sections: { mine: 'Mine', approaching: 'Due soon', overdue: 'Overdue', waiting: 'Waiting on others' },
  nothing: {
    mine: 'All done. New work appears here by itself.',
    overdue: 'Nothing is overdue. Well done.',
    approaching: 'Nothing is due soon.',
    waiting: 'Your orders wait for nobody right now.',
  },
  nothingFits: 'No task fits these filters.',
  showAll: 'Show all',
  keys: '↑↓ or j k move · Enter opens · x selects',
  search: 'Order, customer, product',
  byCommand: 'By task',
  byStage: 'By stage',
  choose: 'Select {{order}}: {{what}}',
  otherCommand: 'Only tasks of one kind can be done together',
  chosen_one: '{{count}} selected',
  chosen_other: '{{count}} selected',
  chooseAlike: 'Select all {{count}}: {{what}}',
  actOnAll_one: 'Do {{count}}',
  actOnAll_other: 'Do all {{count}}',
};
