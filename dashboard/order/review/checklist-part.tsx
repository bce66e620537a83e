import { Badge, Group, Table, Text } from '@mantine/core';
import { departments } from '../../../domain/people/departments.ts';
import type { Order } from '../../api/orders.ts';
import { useInstants } from '../../words/instants.ts';
import { useWords } from '../../words/use-words.ts';
import { WhoWhen } from './who-when.tsx';

type Review = Order['reviews'][number];
type Department = Review['department'];

const colours = { PASS: 'teal', FAIL: 'red', NOT_STATED: 'orange' } as const;

/** Every item of the checklist with what each department found of it. */
export function ChecklistPart({ order }: { order: Order }) {
  const { t } = useWords();
  const { reviews, checklist, supersededReviews = [], sampled } = order;
  if (reviews.length === 0 && checklist.length === 0) return null;
  const asked = checklist.flatMap((each) => each.departments);
  const all = [...new Set([...reviews.map(({ department }) => department), ...asked])];
  return (
    <section aria-label={t('review.reviews')} data-part="checklist">
      <Group gap="xs" mb={4}>
        <Text fw={600}>{t('review.reviews')}</Text>
        {sampled && (
          <Badge tt="none" color="grape" variant="light" data-sampled>
            {t('review.sampled')}
          </Badge>
        )}
      </Group>
      <Table.ScrollContainer minWidth={520}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('review.department')}</Table.Th>
              <Table.Th>{t('review.result')}</Table.Th>
              <Table.Th>{t('review.items')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {all.map((department) => (
              <DepartmentRow key={department} department={department} order={order} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {supersededReviews.length > 0 && <Superseded reviews={supersededReviews} />}
    </section>
  );
}

function DepartmentRow({ department, order }: { department: Department; order: Order }) {
  const { t, name } = useWords();
  const { day } = useInstants();
  const review = order.reviews.find((each) => each.department === department);
  const items = order.checklist.filter((each) => each.departments.includes(department));
  const found = (item: string) => review?.items?.find((each) => each.item === item);
  const { asks } = review ?? {};
  return (
    <Table.Tr data-review={department} style={{ verticalAlign: 'top' }}>
      <Table.Td>{name(departments[department])}</Table.Td>
      <Table.Td>
        {review === undefined ? (
          <Text size="sm" c="dimmed">
            {t('review.pending')}
          </Text>
        ) : (
          <>
            <Badge tt="none" variant="light" color={colours[review.result]}>
              {t(`review.results.${review.result}`)}
            </Badge>
            <div>
              <WhoWhen mark={review} />
            </div>
            {review.comment && <Text size="xs">{review.comment}</Text>}
          </>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={6}>
          {items.map(({ item, name: names }) => {
            const result = found(item)?.result ?? (review === undefined ? undefined : review.result);
            return (
              <Badge
                key={item}
                tt="none"
                variant={result === undefined ? 'outline' : 'light'}
                color={result === undefined ? 'gray' : colours[result]}
                data-item={item}
                data-result={result}
              >
                {name(names)}
                {result !== undefined && ` · ${t(`review.results.${result}`)}`}
              </Badge>
            );
          })}
        </Group>
        {(review?.items ?? [])
          .filter(({ comment }) => comment)
          .map(({ item, comment }) => (
            <Text key={item} size="xs">
              {name(items.find((each) => each.item === item)?.name) || item}: {comment}
            </Text>
          ))}
        {asks !== undefined && (
          <Text size="xs">
            {t('review.asks')}: {[asks.requirements, day(asks.deliveryDate)].filter(Boolean).join(' · ')}
          </Text>
        )}
        {review?.preparation && <Text size="xs">{t('review.preparing')}</Text>}
      </Table.Td>
    </Table.Tr>
  );
}

/** Earlier reviews stay readable. */
function Superseded({ reviews }: { reviews: readonly Review[] }) {
  const { t, name } = useWords();
  return (
    <details data-superseded={reviews.length}>
      <summary>{t('review.superseded', { count: reviews.length })}</summary>
      {reviews.map((each) => (
        <Text key={`${each.department} ${each.at}`} size="sm">
          {name(departments[each.department])}: {t(`review.results.${each.result}`)} <WhoWhen mark={each} />
          {each.comment && ` · ${each.comment}`}
        </Text>
      ))}
    </details>
  );
}
