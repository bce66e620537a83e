import { Button, CopyButton, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBookmark,
  IconCheck,
  IconDeviceFloppy,
  IconLink,
  IconPencil,
  IconUsers,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { usePersonNames } from '../api/people.ts';
import { useWords } from '../words/use-words.ts';
import { ManageViews } from './manage-views.tsx';
import { SaveView } from './save-view.tsx';
import { type SavedView, useSavedViews } from './saved-views.ts';
import type { OrdersView } from './use-view.ts';

/** Views kept under a name, one's own and those that colleagues share. A view is an address: it can be sent. */
export function ViewsMenu({ view, page }: { view: OrdersView; page: string }) {
  const { t } = useWords();
  const views = useSavedViews(page);
  const [saving, save] = useDisclosure(false);
  const [managing, manage] = useDisclosure(false);
  const own = views.filter((each) => each.own);
  const shared = views.filter((each) => !each.own);
  const current = views.find(({ query }) => query === view.query);
  return (
    <>
      <Menu position="bottom-end" width={300} withinPortal shadow="md">
        <Menu.Target>
          <Button size="sm" variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {current?.name ?? t('board.views.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('board.views.own')}</Menu.Label>
          {own.length === 0 && (
            <Text size="sm" c="dimmed" px="sm" pb={6}>
              {t('board.views.none')}
            </Text>
          )}
          {own.map((each) => (
            <ViewItem key={each.viewId} saved={each} isCurrent={each === current} />
          ))}
          {shared.length > 0 && <Menu.Label>{t('board.views.shared')}</Menu.Label>}
          {shared.map((each) => (
            <ViewItem key={each.viewId} saved={each} isCurrent={each === current} />
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy size={16} />} onClick={save.open}>
            {t('board.views.save')}
          </Menu.Item>
          <CopyButton value={window.location.href}>
            {({ copied, copy }) => (
              <Menu.Item leftSection={<IconLink size={16} />} onClick={copy} closeMenuOnClick={false}>
                {t(copied ? 'board.views.copied' : 'board.views.link')}
              </Menu.Item>
            )}
          </CopyButton>
          {own.length > 0 && (
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={manage.open}>
              {t('board.views.manage')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveView opened={saving} onClose={save.close} page={page} query={view.query} />
      <ManageViews opened={managing} onClose={manage.close} views={own} query={view.query} />
    </>
  );
}

function ViewItem({ saved, isCurrent }: { saved: SavedView; isCurrent: boolean }) {
  const { t, name } = useWords();
  const [, go] = useLocation();
  const personNames = usePersonNames();
  const by = saved.own ? '' : t('board.views.by', { name: name(personNames(saved.ownerId)) });
  return (
    <Menu.Item
      leftSection={isCurrent ? <IconCheck size={16} /> : undefined}
      rightSection={
        saved.own && saved.shared ? (
          <IconUsers size={15} aria-label={t('board.views.sharedMark')} />
        ) : undefined
      }
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => go(saved.query === '' ? saved.page : `${saved.page}?${saved.query}`)}
    >
      {saved.name}
      {by !== '' && (
        <Text size="xs" c="dimmed">
          {by}
        </Text>
      )}
    </Menu.Item>
  );
}
