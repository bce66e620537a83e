import { Checkbox, ScrollArea, Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useWords } from '../words/use-words.ts';
import { EscalationCard, EscalationRow } from './escalation-row.tsx';
import type { Escalated, EscalationAct } from './escalations.ts';

interface EscalationListProps {
  escalated: readonly Escalated[];
  selected: ReadonlySet<string>;
  /** Why the last act on many did not reach some of them. */
  refused: ReadonlyMap<string, string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onAct: (escalated: Escalated, act: EscalationAct) => void;
}

export interface EscalationRowProps {
  escalated: Escalated;
  selected: boolean;
  refused: string | undefined;
  onSelect: () => void;
  onAct: (act: EscalationAct) => void;
}

/** Escalated clocks: as rows at a desk, as cards on a phone. */
export function EscalationList(props: EscalationListProps) {
  const { escalated, selected, refused, onSelect, onAct } = props;
  const { t } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect(next);
  };
  const rowProps = (each: Escalated): EscalationRowProps => ({
    escalated: each,
    selected: selected.has(each.key),
    refused: refused.get(each.key),
    onSelect: () => toggle(each.key),
    onAct: (act) => onAct(each, act),
  });
  const isAll = escalated.every(({ key }) => selected.has(key));
  const all = (
    <Checkbox
      aria-label={t('act.selectAll')}
      label={narrow ? t('act.selectAll') : undefined}
      checked={isAll}
      indeterminate={selected.size > 0 && !isAll}
      onChange={() => onSelect(isAll ? new Set() : new Set(escalated.map(({ key }) => key)))}
    />
  );
  if (narrow) {
    return (
      <>
        {all}
        {escalated.map((each) => (
          <EscalationCard key={each.key} {...rowProps(each)} />
        ))}
      </>
    );
  }
  return (
    <ScrollArea type="auto">
      <Table highlightOnHover verticalSpacing={6} miw={860}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>{all}</Table.Th>
            <Table.Th>{t('escalations.order')}</Table.Th>
            <Table.Th>{t('escalations.what')}</Table.Th>
            <Table.Th>{t('escalations.department')}</Table.Th>
            <Table.Th>{t('escalations.level')}</Table.Th>
            <Table.Th>{t('escalations.due')}</Table.Th>
            <Table.Th>{t('escalations.reached')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {escalated.map((each) => (
            <EscalationRow key={each.key} {...rowProps(each)} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
