import type { Channel } from './details.ts';

/** How a customer came to us: over the net, by phone, or by other ways (INTAKE-01, groups of 002 1.2). */
export const channelGroups = ['ONLINE', 'PHONE', 'OFFLINE'] as const;
export type ChannelGroup = (typeof channelGroups)[number];

/** The group of each channel; mail, fax and paper count as offline (004). */
export const groupOfChannel: Readonly<Record<Channel, ChannelGroup>> = {
  WEBSITE: 'ONLINE',
  PLATFORM: 'ONLINE',
  PHONE: 'PHONE',
  EMAIL: 'OFFLINE',
  FAX: 'OFFLINE',
  LETTER: 'OFFLINE',
  VISIT: 'OFFLINE',
  SALESPERSON: 'OFFLINE',
  OTHER: 'OFFLINE',
};

/** The channels of a group. */
export function channelsOf(group: ChannelGroup): Channel[] {
  return (Object.keys(groupOfChannel) as Channel[]).filter((channel) => groupOfChannel[channel] === group);
}
