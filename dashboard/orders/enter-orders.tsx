import { Button, Group } from '@mantine/core';
import { IconFileImport, IconMail, IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useWords } from '../words/use-words.ts';
import { useMayEnter } from './may-enter.ts';

const ways = [
  { href: '/orders/new', Icon: IconPlus, title: 'frame.newOrder', variant: 'filled' },
  { href: '/drafts', Icon: IconMail, title: 'frame.drafts', variant: 'default' },
  { href: '/imports', Icon: IconFileImport, title: 'frame.imports', variant: 'default' },
] as const;

/** The ways in which orders get into the ledger, for those who enter them. */
export function EnterOrders() {
  const { t } = useWords();
  if (!useMayEnter()) return null;
  return (
    <Group gap="xs" data-part="enter-orders">
      {ways.map(({ href, Icon, title, variant }) => (
        <Button
          key={href}
          component={Link}
          href={href}
          size="compact-sm"
          variant={variant}
          leftSection={<Icon size={15} aria-hidden />}
        >
          {t(title)}
        </Button>
      ))}
    </Group>
  );
}
