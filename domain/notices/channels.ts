/**
 * Ways to reach people, programs and customers. A robot speaks in a group of its messenger; mail to customers is a
 * channel of its own, so that no rule for people of the company holds for it.
 */
export const noticeChannels = [
  'IN_APP',
  'EMAIL',
  'WEBHOOK',
  'WECOM',
  'DINGTALK',
  'FEISHU',
  'CUSTOMER_EMAIL',
] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

export const robotChannels = ['WECOM', 'DINGTALK', 'FEISHU'] as const satisfies readonly NoticeChannel[];
export type RobotChannel = (typeof robotChannels)[number];

/** Channels that a person may subscribe to. */
export const personalChannels = ['IN_APP', 'EMAIL'] as const satisfies readonly NoticeChannel[];
export type PersonalChannel = (typeof personalChannels)[number];
