import { renderNotice } from '../../domain/notices/render-notice.ts';
import { robotText } from '../../domain/notices/robot-text.ts';
import type { Channel } from './channel.ts';
import { createRobotChannel, type RobotOptions } from './robot.ts';
import type { Verdict } from './robot-answer.ts';
import { robotMarkdown } from './robot-markdown.ts';

/** WeCom refuses a longer `content`, in bytes of UTF-8 (40058). */
const longestContent = 4_096;
const minute = 60_000;

/** Group robots of WeCom (企业微信): their address is their secret, there is no signature. */
export function createWecom(options: RobotOptions): Channel {
  return createRobotChannel(
    {
      serves: 'WECOM',
      messenger: 'WeCom',
      // A second more than its minute: the two clocks do not beat together.
      windows: [{ count: 20, ms: minute + 1_000 }],
      compose({ notice, link }, { locale }) {
        const text = robotText(renderNotice(notice, locale, link), longestContent);
        return { body: { msgtype: 'markdown', markdown: { content: robotMarkdown(text, '\n') } } };
      },
      read({ errcode, errmsg }) {
        return typeof errcode === 'number' ? { code: errcode, text: String(errmsg ?? '') } : undefined;
      },
      judge: (code) => verdicts[code] ?? { is: 'busy' },
    },
    options,
  );
}

const newAddress = 'the robot was removed or its address is wrong: enter its address anew';

const verdicts: Record<number, Verdict> = {
  45009: { is: 'rate', blockMs: minute },
  45033: { is: 'rate', blockMs: minute },
  93000: { is: 'refused', remedy: newAddress },
  93004: { is: 'refused', remedy: newAddress },
  93008: { is: 'refused', remedy: newAddress },
  40008: { is: 'refused', remedy: 'it does not take this kind of message' },
  40058: { is: 'refused', remedy: 'it does not take this message' },
  44004: { is: 'refused', remedy: 'it does not take this message' },
  45002: { is: 'refused', remedy: 'it does not take this message' },
};
