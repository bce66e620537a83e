import {
  IconAlarm,
  IconArrowsSplit,
  IconBell,
  IconChartBar,
  IconChecklist,
  IconColumns3,
  IconEyeCheck,
  IconFolderExclamation,
  IconListDetails,
  IconQrcode,
  IconSettings,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { supervisors } from '../../domain/people/supervisors.ts';
import { request } from '../api/request.ts';
import { holdsOne, useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';

interface TaskCounts {
  mine: number;
  overdue: number;
  approaching: number;
  waitingOnOthers: number;
}

/** How many tasks wait, by standing; shared by the menu and my work. */
export function useTaskCounts() {
  return useQuery({
    queryKey: ['work', 'counts'],
    queryFn: ({ signal }) => request<TaskCounts>('/v1/tasks/counts', { signal }),
  });
}

/** The places of the menu that the person may go to. */
export function useNavigation() {
  const { t } = useWords();
  const session = useSession();
  const { data: counts } = useTaskCounts();
  return [
    { href: '/', label: t('frame.work'), icon: IconChecklist, count: counts?.mine },
    { href: '/board', label: t('frame.board'), icon: IconColumns3 },
    { href: '/orders', label: t('frame.orders'), icon: IconListDetails },
    { href: '/scan', label: t('frame.scan'), icon: IconQrcode },
    { href: '/cases', label: t('frame.cases'), icon: IconFolderExclamation },
    { href: '/escalations', label: t('frame.escalations'), icon: IconAlarm },
    { href: '/time', label: t('frame.time'), icon: IconChartBar },
    ...(holdsOne(session, supervisors)
      ? [{ href: '/supervision', label: t('frame.supervision'), icon: IconEyeCheck }]
      : []),
    { href: '/what-if', label: t('frame.whatIf'), icon: IconArrowsSplit },
    { href: '/notices', label: t('frame.notices'), icon: IconBell, count: session.unseenNotices },
    { href: '/administration', label: t('frame.administration'), icon: IconSettings },
  ];
}
