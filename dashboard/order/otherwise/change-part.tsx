import { Stack, Text } from '@mantine/core';
import { changeOutcomeNames, changePartyNames } from '../../../domain/names/change-names.ts';
import { departments } from '../../../domain/people/departments.ts';
import type { Order } from '../../api/orders.ts';
import { usePersonNames } from '../../api/people.ts';
import { useApiWords } from '../../api/words.ts';
import { useAmounts } from '../../words/amounts.ts';
import { useInstants } from '../../words/instants.ts';
import { useWords } from '../../words/use-words.ts';
import { Panel } from '../panel.tsx';
import { Record } from '../record.tsx';
import { ImpactPart } from './impact-part.tsx';
import { useTermsText } from './wish-text.ts';

type Open = NonNullable<Order['change']>;
type Ended = NonNullable<Order['changes']>[number];

/** A change of the order from the request to its end: who wants what, what it means, who agreed. */
export function ChangePart({ change }: { change: Open | Ended }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const { money } = useAmounts();
  const words = useApiWords();
  const personName = usePersonNames();
  const terms = useTermsText();
  const { answer, decision, agreement, wanted } = change;
  const ended = 'outcome' in change ? change : undefined;
  const by = (mark: { by: string; at: string }) => `${name(personName(mark.by))} · ${short(mark.at)}`;
  const removed = wanted.removedLines ?? [];
  const meanwhile =
    answer === undefined
      ? undefined
      : answer.workGoesOn
        ? t('otherwise.goesOn')
        : answer.holdFrom
          ? t('otherwise.holdsFrom', { stage: name(words?.stages[answer.holdFrom]) })
          : t('otherwise.holds');
  const title = ended
    ? t('otherwise.endedChange', { id: change.changeId, outcome: name(changeOutcomeNames[ended.outcome]) })
    : t('otherwise.openChange', { id: change.changeId });
  return (
    <Panel title={title} part={`change-${change.changeId}`}>
      <Record
        rows={[
          [t('otherwise.requestedBy'), `${change.requestedBy} · ${by(change)}`],
          [t('otherwise.form'), change.formReference],
          [t('otherwise.reason'), change.reason],
          [
            t('otherwise.wanted'),
            <Lines
              key="wanted"
              lines={[
                ...(change.lotId ? [t('order.lot', { lotId: change.lotId })] : []),
                ...terms(wanted),
                ...(removed.length > 0 ? [t('otherwise.removed', { lines: removed.join(', ') })] : []),
              ]}
            />,
          ],
          [t('otherwise.answer'), meanwhile],
          [
            t('otherwise.evaluations'),
            change.evaluations.length > 0 && (
              <Lines
                lines={change.evaluations.map((each) =>
                  [
                    `${name(departments[each.department])}: ${t(each.feasible ? 'otherwise.feasible' : 'otherwise.notFeasible')}`,
                    each.extraCost && `+${money(each.extraCost)}`,
                    each.delayDays && t('otherwise.delay', { count: each.delayDays }),
                    each.materialEffect,
                  ]
                    .filter(Boolean)
                    .join(', '),
                )}
              />
            ),
          ],
          [
            t('otherwise.alternatives'),
            change.alternatives && (
              <Lines
                lines={change.alternatives.map((each) =>
                  [
                    each.alternativeId,
                    each.explanation,
                    ...terms(each.wanted),
                    each.chosen && t('otherwise.chosen'),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                )}
              />
            ),
          ],
          [
            t('otherwise.decision'),
            decision &&
              `${t(decision.approved ? 'otherwise.approved' : 'otherwise.rejected')}: ${decision.assessment} · ${by(decision)}`,
          ],
          [t('otherwise.extraCost'), decision && money(decision.extraCost)],
          [
            t('otherwise.confirmed'),
            change.confirmations.length > 0 && (
              <Lines
                lines={change.confirmations.map(
                  (each) =>
                    `${name(changePartyNames[each.party])}: ${name(personName(each.saidBy)) || each.saidBy} · ${short(each.at)}`,
                )}
              />
            ),
          ],
          [
            t('otherwise.agreement'),
            agreement && `${agreement.agreementNumber} · ${agreement.customerSignedBy}`,
          ],
          [t('otherwise.revision'), ended?.revision],
          [t('otherwise.before'), ended?.before && <Lines lines={terms(ended.before)} />],
          [t('otherwise.after'), ended?.after && <Lines lines={terms(ended.after)} />],
          [
            t('otherwise.customerTold'),
            ended?.customerTold && `${ended.customerTold.saidTo}: ${ended.customerTold.message}`,
          ],
        ]}
      />
      {'impact' in change && change.impact && <ImpactPart impact={change.impact} />}
    </Panel>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <Stack gap={0}>
      {lines.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
    </Stack>
  );
}
