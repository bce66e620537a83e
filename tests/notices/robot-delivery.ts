import type { RobotRecipient } from '../../db/outbox/recipient.ts';
import { type RobotChannel, robotChannels } from '../../domain/notices/channels.ts';
import type { Channel, Delivery } from '../../notices/channels/channel.ts';
import { createDingtalk } from '../../notices/channels/dingtalk.ts';
import { createFeishu } from '../../notices/channels/feishu.ts';
import type { RobotOptions } from '../../notices/channels/robot.ts';
import { createWecom } from '../../notices/channels/wecom.ts';
import { type HandClock, handClock, monday } from './outbox-fixture.ts';
import { robotSecret } from './robot-service.ts';
import { lateReview, sampleLink } from './sample-notice.ts';

export const everyMessenger = robotChannels;

const makers: Record<RobotChannel, (options: RobotOptions) => Channel> = {
  WECOM: createWecom,
  DINGTALK: createDingtalk,
  FEISHU: createFeishu,
};

export function robotChannel(
  channel: RobotChannel,
  clock: HandClock = handClock(),
  allowedTargets = ['127.0.0.1'],
): Channel {
  return makers[channel]({ allowedTargets, clock });
}

export function robotDelivery(
  channel: RobotChannel,
  url: string,
  changes: {
    robot?: Partial<RobotRecipient>;
    notice?: Partial<typeof lateReview>;
    link?: string;
    attemptAt?: string;
  } = {},
): Delivery {
  const { robot, notice, link = sampleLink, attemptAt = monday } = changes;
  return {
    key: `o-1/initialReview#1/+1wd/${channel}/r-1`,
    notice: { ...lateReview, ...notice },
    link,
    recipient: {
      is: 'robot',
      robotId: 'r-1',
      channel,
      url,
      secret: robotSecret,
      locale: 'zh',
      active: true,
      ...robot,
    },
    queuedAt: monday,
    attemptAt,
  };
}

/** What sending fails with; `taken` when it does not. */
export async function failureOf(channel: RobotChannel, url: string, changes = {}): Promise<unknown> {
  return await robotChannel(channel)
    .send(robotDelivery(channel, url, changes), new AbortController().signal)
    .then(
      () => 'taken',
      (error: unknown) => error,
    );
}

/** All that a group reads of a message: every text in what was sent. */
export function shownText(body: unknown): string {
  if (typeof body === 'string') return body;
  if (typeof body !== 'object' || body === null) return '';
  return Object.values(body).map(shownText).join('\n');
}
