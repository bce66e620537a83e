import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowsSplit } from '@tabler/icons-react';
import { Link } from 'wouter';
import { bypassStepNames } from '../../../domain/names/cancellation-names.ts';
import { caseEffectNames, caseNames, caseOutcomeNames } from '../../../domain/names/case-names.ts';
import { reviewResultNames } from '../../../domain/names/order-names.ts';
import { departments } from '../../../domain/people/departments.ts';
import type { Order } from '../../api/orders.ts';
import { usePersonNames } from '../../api/people.ts';
import { Empty } from '../../layout/states.tsx';
import { useInstants } from '../../words/instants.ts';
import { useWords } from '../../words/use-words.ts';
import { Panel } from '../panel.tsx';
import { Record } from '../record.tsx';
import { CancellationPart } from './cancellation-part.tsx';
import { ChangePart } from './change-part.tsx';

/** How many things of an order went otherwise. */
export function countOtherwise(order: Order): number {
  const { change, changes = [], cancellation, cancellations = [], bypasses = [], cases = [] } = order;
  const single = [change, cancellation].filter((each) => each !== undefined).length;
  const { modifications = [] } = order;
  return (
    single + changes.length + cancellations.length + bypasses.length + cases.length + modifications.length
  );
}

/** What went otherwise than planned: the open first, then the past. */
export function OtherwiseTab({ order }: { order: Order }) {
  const { t } = useWords();
  const { change, changes = [], cancellation, cancellations = [] } = order;
  return (
    <Stack gap="md" data-otherwise={countOtherwise(order)}>
      <Group justify="flex-end">
        <Button
          component={Link}
          href={`/what-if?orderId=${order.orderId}`}
          size="xs"
          variant="light"
          leftSection={<IconArrowsSplit size={15} aria-hidden />}
        >
          {t('otherwise.whatIf')}
        </Button>
      </Group>
      {countOtherwise(order) === 0 && <Empty>{t('otherwise.none')}</Empty>}
      {cancellation && <CancellationPart orderId={order.orderId} cancellation={cancellation} />}
      {change && <ChangePart change={change} />}
      <Cases order={order} />
      <Bypasses order={order} />
      <Modifications order={order} />
      {changes.toReversed().map((each) => (
        <ChangePart key={each.changeId} change={each} />
      ))}
      {cancellations.toReversed().map((each) => (
        <CancellationPart key={each.at} orderId={order.orderId} cancellation={each} />
      ))}
    </Stack>
  );
}

function Cases({ order: { cases = [] } }: { order: Order }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  if (cases.length === 0) return null;
  return (
    <Panel title={t('cases.orderCases')} part="cases">
      {cases.map((each) => (
        <Group key={each.caseId} gap="xs" data-case={each.caseId}>
          <Anchor component={Link} href={`/cases/${each.caseId}`} fw={600}>
            {each.caseNumber}
          </Anchor>
          <Text size="sm">{name(caseNames(each.kind, each.type))}</Text>
          <Badge variant="light" tt="none" color={each.closedAt ? 'gray' : 'orange'}>
            {name(each.outcome ? caseOutcomeNames[each.outcome] : caseEffectNames[each.effect])}
          </Badge>
          <Text size="xs" c="dimmed">
            {short(each.closedAt ?? each.at)}
          </Text>
        </Group>
      ))}
    </Panel>
  );
}

function Bypasses({ order: { bypasses = [] } }: { order: Order }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const personName = usePersonNames();
  if (bypasses.length === 0) return null;
  return (
    <Panel title={t('otherwise.bypasses')} part="bypasses">
      <Record
        rows={bypasses.map((each) => [
          `${name(bypassStepNames[each.step])} (${name(departments[each.department])})`,
          [
            each.reason,
            name(personName(each.by)),
            short(each.at),
            each.makeUp
              ? t('otherwise.madeUp', { result: name(reviewResultNames[each.makeUp.result]) })
              : t(each.lapsed ? 'otherwise.lapsed' : 'otherwise.notMadeUp'),
          ].join(' · '),
        ])}
      />
    </Panel>
  );
}

function Modifications({ order: { modifications = [] } }: { order: Order }) {
  const { t, name } = useWords();
  const { day } = useInstants();
  const personName = usePersonNames();
  if (modifications.length === 0) return null;
  return (
    <Panel title={t('otherwise.modifications')} part="modifications">
      <Record
        rows={modifications.map((each) => [
          each.modificationId,
          [
            each.description,
            ...each.signatures.map(({ by }) => name(personName(by))),
            each.schedule && t('otherwise.completion', { day: day(each.schedule.completionDate) }),
          ]
            .filter(Boolean)
            .join(' · '),
        ])}
      />
    </Panel>
  );
}
