import { AppShell, Burger, Group, NavLink, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { Connection } from './connection.tsx';
import { useNavigation } from './navigation.ts';
import { PersonMenu } from './person-menu.tsx';
import { SearchBox } from './search-box.tsx';

/** The frame of every page: where one can go, who one is, whether the page is live. */
export function Frame({ children }: { children: ReactNode }) {
  const { t, name } = useWords();
  const { company } = useSession();
  const [path] = useLocation();
  const [opened, { toggle, close }] = useDisclosure(false);
  const places = useNavigation();
  useEffect(close, [path]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'xs', sm: 'md' }}
    >
      <a href="#main" className="skip-link">
        {t('frame.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="sm" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('frame.menu')} />
            <UnstyledButton component={Link} href="/">
              <Group gap={8} wrap="nowrap">
                <img src="/icon.svg" alt={t('frame.work')} width={28} height={28} />
                <Text fw={700} visibleFrom="md">
                  {name(company.names)}
                </Text>
              </Group>
            </UnstyledButton>
          </Group>
          <SearchBox />
          <PersonMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('frame.menu')}>
        <AppShell.Section grow component={ScrollArea}>
          {places.map(({ href, label, icon: Icon, count }) => (
            <NavLink
              key={href}
              component={Link}
              href={href}
              label={label}
              leftSection={<Icon size={20} stroke={1.6} aria-hidden />}
              rightSection={count ? <Text size="xs">{count}</Text> : undefined}
              active={href === '/' ? path === '/' : path.startsWith(href)}
              aria-current={path === href ? 'page' : undefined}
            />
          ))}
        </AppShell.Section>
        <AppShell.Section>
          <Connection />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
