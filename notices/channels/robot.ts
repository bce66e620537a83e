import type { RobotRecipient } from '../../db/outbox/recipient.ts';
import type { RobotChannel } from '../../domain/notices/channels.ts';
import type { PresentClock } from '../deliver.ts';
import { type Channel, type Delivery, SendFailure } from './channel.ts';
import { post } from './http-post.ts';
import { type AnswerReader, failureOf } from './robot-answer.ts';
import { createSendLimit, type Place, type SendWindow } from './send-limit.ts';
import { createTargetGuard } from './target-guard.ts';

export interface RobotOptions {
  /** Host names, addresses and networks that may be called although they are private. */
  allowedTargets: readonly string[];
  clock: PresentClock;
}

/** What one messenger's robots differ in. */
export interface Messenger extends AnswerReader {
  serves: RobotChannel;
  /** What the messenger allows each robot. */
  windows: readonly SendWindow[];
  /** The address to call, and the JSON to send there. `attemptAt` is in epoch milliseconds. */
  compose(
    delivery: Delivery,
    robot: RobotRecipient,
    attemptAt: number,
  ): { query?: Record<string, string>; body: object };
}

const sendWithinMs = 15_000;
const longestAnswer = 65_536;

/**
 * Robots that speak in groups. The limits are kept here, in this process: a message over them is put back without
 * being tried. A second worker shares no count; the messenger's own refusal then blocks the robot for its time.
 */
export function createRobotChannel(messenger: Messenger, { allowedTargets, clock }: RobotOptions): Channel {
  const guard = createTargetGuard(allowedTargets);
  const limit = createSendLimit(messenger.windows);

  function place(address: string): Place {
    const taken = limit.take(address, clock.now().getTime());
    if (typeof taken !== 'number') return taken;
    throw new SendFailure(`waits: the robot has sent all that ${messenger.messenger} lets it send for now`, {
      retryAfterMs: taken,
      counted: false,
    });
  }

  return {
    serves: messenger.serves,
    name: messenger.serves,
    slots: 4,
    sendWithinMs,
    async send(delivery, signal) {
      const robot = robotOf(delivery, messenger);
      const attemptAt = Date.parse(delivery.attemptAt);
      const { query = {}, body: content } = messenger.compose(delivery, robot, attemptAt);
      const url = addressOf(robot, query);
      guard.requireAllowed(url);
      const body = JSON.stringify(content);
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Dueline-Robot/1',
      };
      const mine = place(robot.url);
      try {
        const answer = await post(url, { headers, body, lookup: guard.lookup, signal, longestAnswer });
        const failed = failureOf(messenger, answer, {
          attemptAt,
          signed: robot.secret !== undefined,
        });
        if (failed === undefined) return;
        if (failed.blockMs > 0) limit.block(robot.url, clock.now().getTime() + failed.blockMs);
        throw failed.failure;
      } finally {
        mine.free(clock.now().getTime());
      }
    },
    close: async () => undefined,
  };
}

function robotOf({ recipient }: Delivery, { messenger, serves }: Messenger): RobotRecipient {
  if (recipient.is !== 'robot' || recipient.channel !== serves) {
    throw new SendFailure(`only robots of ${messenger} speak there`, { permanent: true });
  }
  if (!recipient.active) throw new SendFailure('the robot is switched off', { permanent: true });
  return recipient;
}

/** The robot's address with the given query in place of any old one of those names. Its key shows in no error. */
function addressOf(robot: RobotRecipient, query: Record<string, string>): URL {
  const url = URL.parse(robot.url);
  if (url === null) throw new SendFailure("the robot's address is not a URL", { permanent: true });
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
