import { Anchor, Group, Text } from '@mantine/core';
import { fieldNames } from '../../domain/names/detail-names.ts';
import type { Values } from '../forms/schema.ts';
import { useWords } from '../words/use-words.ts';
import { lackOf, useOrderForm } from './order-form-of.ts';
import { applicable } from './order-parts.ts';

/** More than this would be no help. */
const named = 24;

/** What the order would wait for if it were entered now; each leads to its field. It may be entered all the same. */
export function NewOrderLack({ values, onGo }: { values: Values; onGo: (path: string) => void }) {
  const { t, name } = useWords();
  const form = useOrderForm(values);
  if (form === undefined) return null;
  const lacking = lackOf(form, applicable(values));
  if (lacking.length === 0) {
    return (
      <Text size="sm" c="dimmed" role="status" data-lacking={0}>
        {t('order.fresh.complete')}
      </Text>
    );
  }
  return (
    <Group gap={6} data-lacking={lacking.length}>
      <Text size="sm" c="dimmed">
        {t('order.fresh.lacking')}
      </Text>
      {lacking.slice(0, named).map(({ path }) => (
        <Anchor
          key={path}
          component="button"
          type="button"
          size="sm"
          onClick={() => onGo(path)}
          data-lack={path}
        >
          {name(fieldNames(path))}
        </Anchor>
      ))}
      {lacking.length > named && (
        <Text size="sm" c="dimmed">
          {t('order.fresh.lackingMore', { count: lacking.length - named })}
        </Text>
      )}
    </Group>
  );
}
