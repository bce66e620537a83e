import { createHmac } from 'node:crypto';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { robotText } from '../../domain/notices/robot-text.ts';
import type { Channel } from './channel.ts';
import { createRobotChannel, type RobotOptions } from './robot.ts';
import type { Verdict } from './robot-answer.ts';
import { robotMarkdown } from './robot-markdown.ts';

/** DingTalk takes 20,000 bytes of JSON, in which a quotation mark or a new line takes two. */
const longestText = 9_000;
const minute = 60_000;

/** Group robots of DingTalk (钉钉), signed when they have a secret; one secured by a keyword is given `Dueline`. */
export function createDingtalk(options: RobotOptions): Channel {
  return createRobotChannel(
    {
      serves: 'DINGTALK',
      messenger: 'DingTalk',
      windows: [{ count: 20, ms: minute + 1_000 }],
      compose({ notice, link }, { locale, secret }, attemptAt) {
        const text = robotText(renderNotice(notice, locale, link), longestText);
        return {
          body: {
            msgtype: 'markdown',
            markdown: { title: text.title, text: robotMarkdown(text, '\n\n') },
            at: { isAtAll: false },
          },
          ...(secret === undefined ? {} : { query: signature(secret, attemptAt) }),
        };
      },
      read({ errcode, errmsg }) {
        return typeof errcode === 'number' ? { code: errcode, text: String(errmsg ?? '') } : undefined;
      },
      judge: (code, text) => (code === 310000 ? unverified(text) : (verdicts[code] ?? { is: 'busy' })),
    },
    options,
  );
}

function signature(secret: string, attemptAt: number): { timestamp: string; sign: string } {
  const timestamp = String(attemptAt);
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  return { timestamp, sign };
}

/** Keyword, address list, signature and time share one code; only the text tells them apart. */
function unverified(text: string): Verdict {
  if (/keyword|关键词/i.test(text)) {
    return { is: 'refused', remedy: "add the keyword Dueline to the robot's security settings" };
  }
  if (/\bip\b|白名单/i.test(text)) {
    return { is: 'refused', remedy: "add this machine's address to the robot's security settings" };
  }
  return { is: 'clock', certain: /invalid timestamp|过期/i.test(text) };
}

/** Above its limit a robot is muted for ten minutes. */
const muted: Verdict = { is: 'rate', blockMs: 10 * minute };
const newAddress: Verdict = {
  is: 'refused',
  remedy: 'the robot was removed or its address is wrong: enter its address anew',
};
const content: Verdict = { is: 'refused', remedy: 'it does not take this message' };

const verdicts: Record<number, Verdict> = {
  130101: muted,
  302033: muted,
  410100: muted,
  660026: muted,
  90030: muted,
  300001: newAddress,
  300005: newAddress,
  400013: newAddress,
  400101: newAddress,
  400102: { is: 'refused', remedy: 'the robot was switched off in DingTalk' },
  400106: newAddress,
  40035: content,
  43004: content,
  400105: content,
  430101: content,
  430102: content,
  430103: content,
  430104: content,
};
