import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Order } from '../api/orders.ts';
import { offeredFor } from '../forms/act.ts';
import { useWords } from '../words/use-words.ts';
import type { ChooseAct } from './waits-for.tsx';

/** What may be done besides what the order waits for. */
export function MoreActs({ order, choose }: { order: Order; choose: ChooseAct }) {
  const { t, name } = useWords();
  const asked = new Set(order.tasks.map((task) => offeredFor(order, task)));
  const others = order.availableCommands.filter((offered) => !asked.has(offered));
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          data-more-acts={others.length}
        >
          {t('order.moreActs')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={420}>
          {others.map((offered) => (
            <Menu.Item
              key={`${offered.command}.${offered.lotId}`}
              onClick={() => choose(offered)}
              data-command={offered.command}
              data-lot={offered.lotId}
            >
              {name(offered.title)}
              {offered.lotId && ` · ${offered.lotId}`}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
