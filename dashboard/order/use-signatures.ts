import {
  acknowledgementResultNames,
  mediumNames,
  reviewOutcomeNames,
  reviewResultNames,
} from '../../domain/names/order-names.ts';
import { departments } from '../../domain/people/departments.ts';
import type { Order } from '../api/orders.ts';
import { useWords } from '../words/use-words.ts';

/** Who and when, with what was said. */
interface Mark {
  by: string;
  at: string;
  onBehalfOf?: string[];
  comment?: string;
}

/** One line of the list of signatures. */
export interface SignatureRow {
  what: string;
  result: string;
  mark: Mark;
}

/** Every signature of the order and its lots, oldest first. */
export function useSignatures(order: Order): SignatureRow[] {
  const { t, name } = useWords();
  const row = (what: string, result: string, mark: Mark | undefined): SignatureRow[] =>
    mark === undefined ? [] : [{ what, result, mark }];
  const signed = t('order.signatures.signed');
  const { acknowledgement, decision, quotation, contract, invoice, followUp, archive, rejection } = order;
  const rows = [
    ...row(
      t('order.signatures.acknowledgement'),
      acknowledgement ? name(acknowledgementResultNames[acknowledgement.result]) : '',
      acknowledgement,
    ),
    ...order.reviews.flatMap((review) =>
      row(
        t('order.signatures.review', { department: name(departments[review.department]) }),
        name(reviewResultNames[review.result]),
        review,
      ),
    ),
    ...row(
      t('order.signatures.decision'),
      decision ? name(reviewOutcomeNames[decision.outcome]) : '',
      decision,
    ),
    ...row(t('order.signatures.quotation'), quotation?.quotationNumber ?? '', quotation),
    ...row(
      t('order.signatures.contract'),
      contract ? `${contract.contractNumber} · ${t(`order.signatures.${contract.kind}`)}` : '',
      contract,
    ),
    ...order.confirmations.flatMap((each) =>
      row(
        t('order.signatures.confirmation', { department: name(departments[each.department]) }),
        signed,
        each,
      ),
    ),
    ...order.lots.flatMap((lot) => lotRows(lot)),
    ...(order.instructions ?? []).flatMap((each) => row(t('order.signatures.instruction'), each.text, each)),
    ...row(t('order.signatures.invoice'), invoice?.invoiceNumber ?? '', invoice),
    ...row(
      t('order.signatures.followUp'),
      t(followUp?.satisfied ? 'order.signatures.satisfied' : 'order.signatures.notSatisfied'),
      followUp,
    ),
    ...row(t('order.signatures.archive'), signed, archive),
    ...row(t('order.signatures.rejection'), rejection?.reason ?? '', rejection),
  ];
  return rows.toSorted((a, b) => a.mark.at.localeCompare(b.mark.at));

  function lotRows({ lotId, plan, countersignatures, inspection, acceptance }: Order['lots'][number]) {
    const passed =
      inspection &&
      t(inspection.failed.length === 0 ? 'order.lines.passed' : 'order.lines.failed', {
        count: (inspection.failed.length === 0 ? inspection.passed : inspection.failed).length,
      });
    return [
      ...row(t('order.signatures.plan', { lotId }), plan ? `${plan.start} – ${plan.finish}` : '', plan),
      ...countersignatures.flatMap((each) =>
        row(
          t('order.signatures.countersignature', { lotId, department: name(departments[each.department]) }),
          name(mediumNames[each.medium]),
          each,
        ),
      ),
      ...row(t('order.signatures.inspection', { lotId }), passed ?? '', inspection),
      ...row(t('order.signatures.acceptance', { lotId }), signed, acceptance),
    ];
  }
}
