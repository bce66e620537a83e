import { Badge, Box, Group, Text } from '@mantine/core';
import {
  IconAlarm,
  IconAlertTriangle,
  IconBell,
  IconBellRinging,
  IconClockEdit,
  IconClockPlay,
  IconHandStop,
  IconListDetails,
  IconPlugConnectedX,
  IconReportAnalytics,
  IconUserQuestion,
  IconUserShare,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { Notice } from './notices.ts';

const icons: Record<string, typeof IconBell> = {
  ESCALATION: IconAlarm,
  REMINDER: IconBellRinging,
  URGE: IconBellRinging,
  REASSIGNED: IconUserShare,
  RISK: IconAlertTriangle,
  STOP_WORK: IconHandStop,
  REPORT_DUE: IconClockEdit,
  OVERDUE_SUMMARY: IconReportAnalytics,
  CHANGE_APPLIED: IconListDetails,
  PAUSE_ENDED: IconClockPlay,
  INCIDENT: IconAlertTriangle,
  UNSTAFFED_ROLE: IconUserQuestion,
  DIGEST: IconListDetails,
  CHANNEL_DOWN: IconPlugConnectedX,
};

/** One notice: the whole of it leads to the screen where what it asks for is done (U6). */
export function NoticeRow({ notice, fresh }: { notice: Notice; fresh: boolean }) {
  const { t } = useWords();
  const { short } = useInstants();
  const Icon = icons[notice.kind] ?? IconBell;
  return (
    <Box
      component={Link}
      href={notice.path}
      className="notice-row"
      data-notice={notice.kind}
      data-fresh={fresh}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      <div>
        <Group gap="xs" wrap="nowrap" justify="space-between" align="flex-start">
          <Text size="sm" fw={fresh ? 700 : 500}>
            {notice.subject}
          </Text>
          <Group gap={6} wrap="nowrap">
            {fresh && (
              <Badge size="sm" variant="filled">
                {t('notice.new')}
              </Badge>
            )}
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {short(notice.createdAt)}
            </Text>
          </Group>
        </Group>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {notice.lead}
        </Text>
        <Group gap="md" mt={2} visibleFrom="sm">
          {notice.fields.slice(0, shownFields).map(({ name, label, value }) => (
            <Text key={name} size="xs" c="dimmed" lineClamp={1}>
              {label}: {value}
            </Text>
          ))}
        </Group>
      </div>
    </Box>
  );
}

/** Contents of a notice that its row shows; the rest stands on the screen it leads to. */
const shownFields = 4;
