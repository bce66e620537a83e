import type { Channel } from '../../domain/order/details.ts';
import type { Values } from '../forms/schema.ts';

/** Fields with a place of their own; the terms take all others, also those that come later. */
export const sourceFields = ['channel', 'externalNumber', 'orderType', 'orderKind', 'occurredAt'];
export const placedFields = [...sourceFields, 'customer', 'lines', 'taken', 'project', 'originals'];

/** Channels whose orders come as a message or a paper, which is kept with the order (INTAKE-05). */
export const writtenChannels = ['EMAIL', 'FAX', 'LETTER', 'VISIT', 'OTHER'] as const satisfies Channel[];

/** What is taken as the original of an order; the API looks at the bytes again. */
export const acceptedOriginals = '.pdf,.jpg,.jpeg,.png,.webp,.eml,.xlsx,.docx,.csv,.txt';

/** Which parts an order of this channel and type has. */
export function partsOf({ channel, orderType }: Values): { call: boolean; paper: boolean; project: boolean } {
  return {
    call: channel === 'PHONE',
    paper: writtenChannels.some((each) => each === channel),
    project: orderType === 'PROJECT',
  };
}

/** Without what was typed for another channel or type. */
export function applicable(values: Values): Values {
  const { call, project } = partsOf(values);
  const left = [...(call ? [] : ['taken']), ...(project ? [] : ['project'])];
  return Object.fromEntries(Object.entries(values).filter(([name]) => !left.includes(name)));
}
