import { Paper, Stack, Text } from '@mantine/core';
import { lotEffectNames } from '../../../domain/names/change-names.ts';
import { clockKindNames } from '../../../domain/names/clock-names.ts';
import type { ClockKind } from '../../../domain/order/clock.ts';
import { departments } from '../../../domain/people/departments.ts';
import type { Order } from '../../api/orders.ts';
import { useAmounts } from '../../words/amounts.ts';
import { useInstants } from '../../words/instants.ts';
import { useWords } from '../../words/use-words.ts';
import { Record } from '../record.tsx';

type Impact = NonNullable<NonNullable<Order['change']>['impact']>;

/** What an open change would mean if it took effect now: money, lots, stock, deadlines. */
export function ImpactPart({ impact }: { impact: Impact }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const { money } = useAmounts();
  const { cost, lots, stockReleased, clocks } = impact;
  const at = (instant: string | null) => (instant === null ? t('otherwise.noClock') : short(instant));
  return (
    <Paper withBorder p="sm" mt="sm" data-impact>
      <Text size="sm" fw={600} mb={4}>
        {t('otherwise.impact')}
        {impact.needsAgreement && ` · ${t('otherwise.needsAgreement')}`}
      </Text>
      <Record
        rows={[
          [
            t('otherwise.cost'),
            `${money(cost.before)} → ${money(cost.after)} (${t('otherwise.difference')} ${money(cost.difference)})`,
          ],
          [
            t('otherwise.lots'),
            lots.length > 0 && (
              <Stack gap={0}>
                {lots.map(({ lotId, effect, surplus }) => (
                  <Text key={lotId} size="sm">
                    {lotId}: {name(lotEffectNames[effect])}
                    {surplus.length > 0 &&
                      `, ${t('otherwise.surplus', {
                        lines: surplus.map((each) => `${each.line}. ${each.quantity}`).join(', '),
                      })}`}
                  </Text>
                ))}
              </Stack>
            ),
          ],
          [
            t('otherwise.stock'),
            stockReleased.map((each) => `${each.productCode} ${each.quantity}`).join(', '),
          ],
          [
            t('otherwise.clocks'),
            clocks.length > 0 && (
              <Stack gap={0}>
                {clocks.map((clock) => (
                  <Text key={clock.clockId} size="sm" data-moved={clock.clockId}>
                    {name(clockKindNames[clock.kind as ClockKind])}
                    {clock.lotId && ` · ${clock.lotId}`} ({name(departments[clock.owner])}):{' '}
                    {at(clock.dueBefore)} → {at(clock.dueAfter)}
                  </Text>
                ))}
              </Stack>
            ),
          ],
        ]}
      />
    </Paper>
  );
}
