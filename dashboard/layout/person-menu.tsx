import {
  Avatar,
  Group,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconBook, IconLanguage, IconLogout, IconMoon, IconRoute } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { roles as roleNames } from '../../domain/people/roles.ts';
import { request } from '../api/request.ts';
import { forgetDrafts } from '../forms/use-draft.ts';
import { useSession } from '../session/session-context.ts';
import { changeLanguage } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';

/** Who one is, in which roles and for whom; language, colours, and the way out. */
export function PersonMenu() {
  const { t, name, language } = useWords();
  const client = useQueryClient();
  const { person, roles, actingFor, temporalUi } = useSession();
  const { toggleColorScheme } = useMantineColorScheme();
  const shown = name(person.names);
  const switchLanguage = async () => {
    const locale = language === 'zh' ? 'en' : 'zh';
    await changeLanguage(locale);
    await request('/v1/session', { method: 'PATCH', body: { locale } });
  };
  const signOut = async () => {
    await request('/v1/session', { method: 'DELETE' });
    forgetDrafts();
    client.clear();
    window.location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <UnstyledButton data-person={person.personId}>
          <Group gap={8} wrap="nowrap">
            <Avatar color="ink" radius="xl" size={34} aria-hidden>
              {shown.slice(0, language === 'zh' ? 1 : 2)}
            </Avatar>
            <Text size="sm" fw={600} visibleFrom="lg">
              {shown}
            </Text>
            <VisuallyHidden hiddenFrom="lg">{shown}</VisuallyHidden>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {roles.map((role) => name(roleNames[role])).join(', ')}
          {actingFor.length > 0 && (
            <Text size="xs">
              {t('frame.actingFor', { names: actingFor.map((each) => name(each.names)).join(', ') })}
            </Text>
          )}
        </Menu.Label>
        <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => void switchLanguage()}>
          {t('frame.language')}
        </Menu.Item>
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={toggleColorScheme}>
          {t('frame.theme')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconBook size={16} />} component="a" href="/docs" target="_blank">
          {t('frame.docs')}
        </Menu.Item>
        {temporalUi !== null && (
          <Menu.Item
            leftSection={<IconRoute size={16} />}
            component="a"
            href={temporalUi}
            target="_blank"
            rel="noreferrer"
          >
            {t('frame.temporal')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
