import { Badge, Paper, Tabs } from '@mantine/core';
import { useSearchParams } from 'wouter';
import type { Order } from '../api/orders.ts';
import { useWords } from '../words/use-words.ts';
import { FilesTab } from './files-tab.tsx';
import { LinesTab } from './lines-tab.tsx';
import { MessagesTab } from './messages-tab.tsx';
import { MoneyTab } from './money-tab.tsx';
import { countOtherwise, OtherwiseTab } from './otherwise/otherwise-tab.tsx';
import { countReview, ReviewTab } from './review/review-tab.tsx';
import { SignaturesTab } from './signatures-tab.tsx';
import { StoryTab } from './story-tab.tsx';
import { useAttachments } from './use-attachments.ts';
import type { Course } from './use-order-parts.ts';

const tabs = ['story', 'review', 'otherwise', 'lines', 'files', 'money', 'signatures', 'messages'] as const;

/** The parts of an order that one looks at in turn; which one stands in the address. */
export function OrderTabs({ order, course }: { order: Order; course: Course | undefined }) {
  const { t } = useWords();
  const [query, setQuery] = useSearchParams();
  const shown = tabs.find((each) => each === query.get('tab')) ?? 'story';
  const files = useAttachments(order.orderId);
  const counts: Partial<Record<(typeof tabs)[number], number>> = {
    lines: order.details.lines.length,
    review: countReview(order),
    otherwise: countOtherwise(order),
    ...(files.data === undefined ? {} : { files: files.data.length }),
  };
  const show = (tab: string | null) =>
    setQuery(
      (current) => {
        current.set('tab', tab ?? 'story');
        return current;
      },
      { replace: true },
    );
  return (
    <Paper withBorder p="md" data-part="tabs">
      <Tabs value={shown} onChange={show} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t('order.tabs')}>
          {tabs.map((tab) => (
            <Tabs.Tab
              key={tab}
              value={tab}
              rightSection={
                counts[tab] ? (
                  <Badge size="xs" variant="light" circle>
                    {counts[tab]}
                  </Badge>
                ) : undefined
              }
            >
              {t(`order.tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="story">
          <StoryTab order={order} course={course} />
        </Tabs.Panel>
        <Tabs.Panel value="review">
          <ReviewTab order={order} />
        </Tabs.Panel>
        <Tabs.Panel value="otherwise">
          <OtherwiseTab order={order} />
        </Tabs.Panel>
        <Tabs.Panel value="lines">
          <LinesTab order={order} />
        </Tabs.Panel>
        <Tabs.Panel value="files">
          <FilesTab order={order} />
        </Tabs.Panel>
        <Tabs.Panel value="money">
          <MoneyTab order={order} />
        </Tabs.Panel>
        <Tabs.Panel value="messages">
          <MessagesTab order={order} />
        </Tabs.Panel>
        <Tabs.Panel value="signatures">
          <SignaturesTab order={order} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}
