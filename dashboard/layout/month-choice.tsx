import { NativeSelect } from '@mantine/core';
import { isMonth, type Month, monthsBack } from '../../domain/figures/month.ts';
import { useSession } from '../session/session-context.ts';
import { nowMs } from '../time/browser-clock.ts';
import { dateIn } from '../time/zoned.ts';
import { useAddress } from './address.ts';

/** Months that are offered, the present one the first; an address may name another. */
const offered = 13;

/** The company's month that the address names, else the one that was `back` months ago. */
export function useMonth(back = 0): Month {
  const { params } = useAddress();
  const asked = params.get('month') ?? undefined;
  const present = usePresentMonth();
  return isMonth(asked) ? asked : monthsBack(present, back);
}

/** Lets the reader choose the month of a report, kept in the address. */
export function MonthChoice({ month, label }: { month: Month; label: string }) {
  const { change } = useAddress();
  const present = usePresentMonth();
  const months = Array.from({ length: offered }, (_none, back) => monthsBack(present, back));
  return (
    <NativeSelect
      w={140}
      aria-label={label}
      value={month}
      onChange={(event) => change({ month: event.currentTarget.value })}
      data={months.includes(month) ? months : [...months, month]}
    />
  );
}

function usePresentMonth(): Month {
  const { company } = useSession();
  return dateIn(nowMs(), company.zone).slice(0, 7);
}
