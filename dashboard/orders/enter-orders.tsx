import { Button, Group } from '@mantine/core';
import { IconFileImport, IconMail, IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useWords } from '../words/use-words.ts';
import { useMayEnter } from './may-enter.ts';

/** The ways in which orders get into the ledger, for those who enter them. */
export function EnterOrders() {
  const { t } = useWords();
  if (!useMayEnter()) return null;
  return (
    <Group gap="xs" data-part="enter-orders">
      <Button
        component={Link}
        href="/orders/new"
        size="compact-sm"
        leftSection={<IconPlus size={15} aria-hidden />}
      >
        {t('frame.newOrder')}
      </Button>
      <Button
        component={Link}
        href="/drafts"
        size="compact-sm"
        variant="default"
        leftSection={<IconMail size={15} aria-hidden />}
      >
        {t('frame.drafts')}
      </Button>
      <Button
        component={Link}
        href="/imports"
        size="compact-sm"
        variant="default"
        leftSection={<IconFileImport size={15} aria-hidden />}
      >
        {t('frame.imports')}
      </Button>
    </Group>
  );
}
