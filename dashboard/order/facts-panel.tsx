import { Box, Text } from '@mantine/core';
import {
  channelNames,
  orderKindNames,
  orderTypeNames,
  paymentMethodNames,
} from '../../domain/names/order-names.ts';
import type { Order } from '../api/orders.ts';
import { usePersonNames } from '../api/people.ts';
import { useAmounts } from '../words/amounts.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { Panel } from './panel.tsx';

/** The order's own words: who, where to, how it is paid, and what the company's files said of it. */
export function FactsPanel({ order }: { order: Order }) {
  const { t } = useWords();
  const rows = useFacts(order);
  return (
    <Panel title={t('order.facts.title')} part="facts">
      <Box component="dl" className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <Text component="dt" size="sm" c="dimmed">
              {t(label)}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {value}
            </Text>
          </div>
        ))}
      </Box>
    </Panel>
  );
}

/** What is known, with its label; what is not known takes no room. */
function useFacts({ details, facts, enteredBy, policyVersion, calendar }: Order) {
  const { t, name } = useWords();
  const { day } = useInstants();
  const { money } = useAmounts();
  const personName = usePersonNames();
  const { customer, paymentMethod, orderType = 'REGULAR', orderKind = 'PRODUCT' } = details;
  const onFile = facts && [
    t(facts.customerVerified ? 'order.facts.verified' : 'order.facts.notVerified'),
    ...(facts.frameContract ? [t('order.facts.frame')] : []),
  ];
  const rows: [string, string | undefined][] = [
    ['order.facts.customer', [customer.name, customer.customerId].filter(Boolean).join(' · ')],
    ['order.facts.contact', customer.contact],
    ['order.facts.delivery', day(details.deliveryDate)],
    ['order.facts.promise', day(facts?.earliestPromise)],
    ['order.facts.address', details.deliveryAddress],
    ['order.facts.consignee', details.consignee],
    ['order.facts.payment', paymentMethod && name(paymentMethodNames[paymentMethod])],
    ['order.facts.file', onFile?.join(', ')],
    ['order.facts.credit', money(facts?.creditFree)],
    ['order.facts.channel', name(channelNames[details.channel])],
    ['order.facts.external', details.externalNumber],
    ['order.facts.type', name(orderTypeNames[orderType])],
    ['order.facts.kind', name(orderKindNames[orderKind])],
    ['order.facts.entered', name(personName(enteredBy))],
    ['order.facts.remarks', details.remarks],
    ['order.facts.rules', policyVersion],
    ['order.facts.calendar', `${calendar.calendarId} · ${calendar.calendarVersion}`],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}
