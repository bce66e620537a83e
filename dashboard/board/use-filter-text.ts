import { channelNames } from '../../domain/names/order-names.ts';
import { journey } from '../../domain/order/journey.ts';
import { departments } from '../../domain/people/departments.ts';
import { usePersonNames } from '../api/people.ts';
import type { Names } from '../api/session.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { FilterName } from './use-view.ts';

/** What a filter narrows to, in the reader's words; a code that is none of ours as it stands. */
export function useFilterText(): (filter: FilterName, value: string) => string {
  const { t, name } = useWords();
  const { short } = useInstants();
  const personNames = usePersonNames();
  const named = (table: Readonly<Record<string, Names>>, value: string) => {
    const found = Object.hasOwn(table, value) ? table[value] : undefined;
    return found === undefined ? value : name(found);
  };
  return (filter, value) => {
    switch (filter) {
      case 'stage':
        return value
          .split(',')
          .map((stage) => named(journey, stage))
          .join(', ');
      case 'department':
        return named(departments, value);
      case 'channel':
        return named(channelNames, value);
      case 'salespersonId':
      case 'enteredBy':
        return name(personNames(value));
      case 'due':
        return value === 'OVERDUE' || value === 'TODAY' || value === 'WEEK' ? t(`board.due.${value}`) : value;
      case 'overdue':
        return t(value === 'true' ? 'board.yes' : 'board.no');
      case 'dueFrom':
      case 'dueBefore':
      case 'receivedFrom':
      case 'receivedBefore':
        return Number.isNaN(Date.parse(value)) ? value : short(value);
      default:
        return value;
    }
  };
}
