import { Badge, Tooltip } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';

/** How a deadline stands, as rows of tasks, orders and clocks say it. */
export interface Deadline {
  dueAt?: string | null;
  /** Working minutes to the due instant; negative when it has passed. */
  remainingMinutes?: number | null;
  approaching?: boolean;
  overdue?: boolean;
  paused?: boolean;
}

export type Standing = 'OVERDUE' | 'APPROACHING' | 'ON_TIME' | 'PAUSED' | 'NO_CLOCK';

export function standingOf(deadline: Deadline): Standing {
  if (deadline.paused) return 'PAUSED';
  if (deadline.overdue) return 'OVERDUE';
  if (deadline.approaching) return 'APPROACHING';
  return deadline.dueAt ? 'ON_TIME' : 'NO_CLOCK';
}

/** Colour never speaks alone: the words say the same. */
export const standingColour: Record<Standing, string> = {
  OVERDUE: 'red',
  APPROACHING: 'orange',
  ON_TIME: 'teal',
  PAUSED: 'grape',
  NO_CLOCK: 'gray',
};

const minutesPerHour = 60;
/** Hours shown as a day; the calendar's own day decides what counts, this only shortens the words. */
const hoursShownAsDay = 8;

/** The remaining working time, with the absolute due instant on hover or touch. */
export function Remaining({ deadline }: { deadline: Deadline }) {
  const { t } = useWords();
  const { long } = useInstants();
  const standing = standingOf(deadline);
  const text = useRemainingText(deadline);
  const badge = (
    <Badge
      variant="light"
      color={standingColour[standing]}
      data-standing={standing}
      leftSection={standing === 'PAUSED' ? <IconClockPause size={13} aria-hidden /> : undefined}
      tt="none"
      className={`standing standing-${standing.toLowerCase()}`}
      tabIndex={deadline.dueAt ? 0 : undefined}
    >
      {text}
    </Badge>
  );
  if (!deadline.dueAt) return badge;
  return (
    <Tooltip label={`${t('time.due', { at: long(deadline.dueAt) })} · ${t('time.workingTime')}`}>
      {badge}
    </Tooltip>
  );
}

/** `3 h left`, `2 working days over`, or that the clock stands still. */
export function useRemainingText(deadline: Deadline): string {
  const { t } = useWords();
  const minutes = deadline.remainingMinutes;
  if (minutes === null || minutes === undefined) return t(deadline.paused ? 'time.paused' : 'time.none');
  const amount = amountOf(Math.abs(minutes));
  const time = t(`time.${amount.unit}`, { count: amount.count });
  const text = t(minutes < 0 ? 'time.over' : 'time.left', { time });
  return deadline.paused ? `${t('time.paused')} · ${text}` : text;
}

/** Working minutes in the unit that people would say. */
export function amountOf(minutes: number): { unit: 'day' | 'hour' | 'minute'; count: number } {
  if (minutes < minutesPerHour) return { unit: 'minute', count: Math.round(minutes) };
  const hours = minutes / minutesPerHour;
  if (hours < hoursShownAsDay) return { unit: 'hour', count: Math.round(hours * 10) / 10 };
  return { unit: 'day', count: Math.round((hours / hoursShownAsDay) * 10) / 10 };
}
