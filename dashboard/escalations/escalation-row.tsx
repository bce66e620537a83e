import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Checkbox,
  Group,
  Menu,
  Paper,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from 'wouter';
import { clockKindNames, escalationLevelNames } from '../../domain/names/clock-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { usePersonNames } from '../api/people.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { EscalationRowProps } from './escalation-list.tsx';
import { escalationActs, type Level, useActNames } from './escalations.ts';

const levelColours: Record<Level, string> = {
  PREWARNING: 'orange',
  DEPARTMENT_HEAD: 'red',
  SECOND: 'red',
  LEADERSHIP: 'red',
};

export function EscalationRow(props: EscalationRowProps) {
  const { escalated, selected, onSelect } = props;
  const { t, name } = useWords();
  const { short } = useInstants();
  const { highest } = escalated;
  const what = name(clockKindNames[highest.kind]);
  return (
    <Table.Tr
      data-escalation={escalated.key}
      bg={selected ? 'var(--mantine-primary-color-light)' : undefined}
    >
      <Table.Td>
        <Checkbox
          aria-label={t('escalations.select', { order: highest.orderNumber, what })}
          checked={selected}
          onChange={onSelect}
        />
      </Table.Td>
      <Table.Td>
        <OrderLink {...props} />
      </Table.Td>
      <Table.Td>
        <What {...props} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{name(departments[highest.department])}</Text>
      </Table.Td>
      <Table.Td>
        <LevelBadge {...props} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{short(highest.dueAt)}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{short(highest.reachedAt)}</Text>
      </Table.Td>
      <Table.Td>
        <Acts {...props} />
      </Table.Td>
    </Table.Tr>
  );
}

export function EscalationCard(props: EscalationRowProps) {
  const { escalated, selected, onSelect } = props;
  const { t, name } = useWords();
  const { short } = useInstants();
  const { highest } = escalated;
  const what = name(clockKindNames[highest.kind]);
  return (
    <Paper withBorder p="sm" data-escalation={escalated.key}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <Checkbox
              aria-label={t('escalations.select', { order: highest.orderNumber, what })}
              checked={selected}
              onChange={onSelect}
            />
            <OrderLink {...props} />
          </Group>
          <LevelBadge {...props} />
        </Group>
        <What {...props} />
        <Text size="xs" c="dimmed">
          {name(departments[highest.department])} · {t('time.due', { at: short(highest.dueAt) })}
        </Text>
        <Acts {...props} />
      </Stack>
    </Paper>
  );
}

function OrderLink({ escalated: { highest } }: EscalationRowProps) {
  return (
    <div>
      <Anchor component={Link} href={`/orders/${highest.orderId}`} size="sm" fw={600}>
        {highest.orderNumber}
      </Anchor>
      <Text size="xs" c="dimmed" lineClamp={1} maw={220}>
        {highest.customerName}
      </Text>
    </div>
  );
}

function What({ escalated: { highest, steps }, refused }: EscalationRowProps) {
  const { t, name } = useWords();
  const personNames = usePersonNames();
  const { acknowledgedAt, acknowledgedBy, waivedAt, lotId } = highest;
  const settled = waivedAt
    ? t('escalations.waived')
    : acknowledgedBy
      ? t('escalations.acknowledgedBy', { name: name(personNames(acknowledgedBy)) })
      : acknowledgedAt && t('escalations.acknowledged');
  const notes = [
    lotId && t('escalations.lot', { lot: lotId }),
    t('escalations.steps', { count: steps.length }),
    settled,
  ];
  return (
    <div>
      <Text size="sm">{name(clockKindNames[highest.kind])}</Text>
      <Text size="xs" c="dimmed">
        {notes.filter(Boolean).join(' · ')}
      </Text>
      {refused !== undefined && (
        <Text size="xs" c="red" role="alert">
          {t('escalations.refusedBefore', { reason: refused })}
        </Text>
      )}
    </div>
  );
}

function LevelBadge({ escalated: { highest } }: EscalationRowProps) {
  const { name } = useWords();
  return (
    <Badge
      variant={highest.level === 'LEADERSHIP' ? 'filled' : 'light'}
      color={levelColours[highest.level]}
      tt="none"
      data-level={highest.level}
    >
      {name(escalationLevelNames[highest.level])}
    </Badge>
  );
}

/** The usual act as a button, the others in a menu. */
function Acts({ escalated: { highest }, onAct }: EscalationRowProps) {
  const { t, name } = useWords();
  const actName = useActNames();
  const [usual, ...others] = escalationActs;
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Button size="compact-sm" variant="default" data-act={usual} onClick={() => onAct(usual)}>
        {name(actName(usual))}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={26}
            aria-label={t('escalations.acts', { order: highest.orderNumber })}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((act) => (
            <Menu.Item key={act} data-act={act} onClick={() => onAct(act)}>
              {name(actName(act))}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
