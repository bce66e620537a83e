import { Badge, Tabs } from '@mantine/core';
import { useTaskCounts } from '../layout/navigation.ts';
import { useWords } from '../words/use-words.ts';
import { type Section, sections } from './tasks.ts';

const colours = { mine: 'ink', overdue: 'red', approaching: 'orange', waiting: 'gray' } as const;

/** The sections of my work with what waits in each. */
export function SectionTabs({ value, onChange }: { value: Section; onChange: (section: Section) => void }) {
  const { t } = useWords();
  const { data } = useTaskCounts();
  const counts: Partial<Record<Section, number>> =
    data === undefined ? {} : { ...data, waiting: data.waitingOnOthers };
  return (
    <Tabs value={value} onChange={(chosen) => onChange(sections.find((each) => each === chosen) ?? 'mine')}>
      <Tabs.List className="work-sections">
        {sections.map((section) => (
          <Tabs.Tab
            key={section}
            value={section}
            data-section={section}
            rightSection={
              counts[section] === undefined ? undefined : (
                <Badge
                  size="sm"
                  variant="light"
                  color={counts[section] === 0 ? 'gray' : colours[section]}
                  circle={counts[section] < 10}
                >
                  {counts[section]}
                </Badge>
              )
            }
          >
            {t(`work.sections.${section}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
