import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import {
  approvalNames,
  causeNames,
  contactChannelNames,
  preventiveKindNames,
  sanctionNames,
} from '../../domain/names/case-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { usePersonNames } from '../api/people.ts';
import { Panel } from '../order/panel.tsx';
import { Record } from '../order/record.tsx';
import { useAmounts } from '../words/amounts.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { Case } from './cases.ts';

/** What has been put on record in a case, part by part; a part without a record is not shown. */
export function CaseRecords({ found }: { found: Case }) {
  const { t } = useWords();
  const parts = useParts(found);
  return (
    <>
      {parts.map(([part, content]) => (
        <Panel key={part} title={t(`cases.part.${part}`)} part={part}>
          <Stack gap="xs">{content}</Stack>
        </Panel>
      ))}
    </>
  );
}

type PartName =
  | 'orders'
  | 'analysis'
  | 'report'
  | 'instructions'
  | 'told'
  | 'accountability'
  | 'meeting'
  | 'verification'
  | 'preventive'
  | 'lessons';

function useParts(found: Case): readonly (readonly [PartName, ReactNode])[] {
  const { t, name } = useWords();
  const { short, day } = useInstants();
  const { money } = useAmounts();
  const personName = usePersonNames();
  const person = (id: string) => name(personName(id));
  const marked = (mark: { by: string; at: string }) => `${person(mark.by)} · ${short(mark.at)}`;
  const orderNumber = (id: string) => found.orders.find(({ orderId }) => orderId === id)?.orderNumber ?? id;
  const { analysis, report, reviewMeeting: meeting, verification, lessons } = found;
  const parts: (readonly [PartName, ReactNode])[] = [['orders', <Orders key="orders" found={found} />]];
  const add = (part: PartName, rows: readonly (readonly [string, ReactNode])[][]) => {
    if (rows.length > 0) parts.push([part, rows.map((each, index) => <Record key={index} rows={each} />)]);
  };
  if (analysis) {
    const causes = analysis.causes.map(({ cause, department, primary, changeId }) =>
      [
        `${name(causeNames[cause])} (${name(departments[department])})`,
        primary && t('cases.primary'),
        changeId,
      ]
        .filter(Boolean)
        .join(' · '),
    );
    add('analysis', [
      [
        [t('cases.rootCause'), analysis.rootCause],
        [t('cases.causes'), causes.join('; ')],
        [t('cases.participants'), analysis.participants.map(person).join(', ')],
        [t('cases.analysedOn'), day(analysis.analysedOn)],
        [t('cases.fault'), analysis.fault && t('form.yes')],
        ['', marked(analysis)],
      ],
    ]);
  }
  if (report) {
    add('report', [
      [
        [t('cases.summary'), report.summary],
        [t('cases.proposed'), report.proposedSolution],
        ['', marked(report)],
      ],
    ]);
  }
  add(
    'instructions',
    found.instructions.map((each) => [
      [each.instructionId, each.text],
      [t('cases.resources'), each.resources],
      [t('cases.responsible'), each.owner && person(each.owner)],
      [t('cases.until'), each.due && day(each.due)],
      ['', each.followed ? t('cases.followed', { result: each.followed.result }) : t('cases.notFollowed')],
    ]),
  );
  add(
    'told',
    found.customerTold.map((each) => [
      [orderNumber(each.orderId), name(contactChannelNames[each.channel])],
      [t('cases.newDate'), day(each.newDate)],
      [t('cases.spokenTo'), each.spokenTo],
      ['', marked(each)],
    ]),
  );
  add(
    'accountability',
    found.accountability.map((each) => [
      [
        t('cases.responsible'),
        each.personId ? person(each.personId) : each.department && name(departments[each.department]),
      ],
      [t('cases.fault'), each.fault],
      [t('cases.decision'), each.decision],
      [t('cases.sanction'), name(sanctionNames[each.sanction])],
      [t('cases.amount'), each.amount && money(each.amount)],
      ['', name(approvalNames[each.approval])],
    ]),
  );
  if (meeting) {
    add('meeting', [
      [
        [t('cases.date'), day(meeting.date)],
        [t('cases.participants'), meeting.participants.map(person).join(', ')],
        [t('cases.responsible'), meeting.responsible],
        [t('cases.handling'), meeting.handling],
      ],
    ]);
  }
  if (verification) {
    add('verification', [
      [
        [t('cases.result'), t(verification.effective ? 'cases.effective' : 'cases.notEffective')],
        ['', verification.comment],
        [' ', marked(verification)],
      ],
    ]);
  }
  add(
    'preventive',
    found.preventive.map((each) => [
      [name(preventiveKindNames[each.kind]), each.description],
      [t('cases.responsible'), person(each.owner)],
      [t('cases.until'), day(each.due)],
    ]),
  );
  if (lessons) {
    add('lessons', [
      [
        [t('cases.result'), lessons.result],
        [t('cases.lessonsLearned'), lessons.lessons],
        [
          t('cases.sentTo'),
          [
            ...lessons.departments.map((each) => name(departments[each])),
            ...lessons.persons.map(person),
          ].join(', '),
        ],
      ],
    ]);
  }
  return parts;
}

function Orders({ found }: { found: Case }) {
  const { t } = useWords();
  const { short } = useInstants();
  return (
    <>
      {found.orders.map(({ orderId, orderNumber, lotId, lateSince }) => (
        <Group key={orderId} gap="xs" data-case-order={orderId}>
          <Anchor component={Link} href={`/orders/${orderId}`} fw={600}>
            {orderNumber}
          </Anchor>
          {lotId && <Badge variant="light">{lotId}</Badge>}
          {lateSince && (
            <Text size="sm" c="red">
              {t('cases.lateSince', { at: short(lateSince) })}
            </Text>
          )}
        </Group>
      ))}
    </>
  );
}
