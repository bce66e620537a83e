import { createHmac } from 'node:crypto';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { type RobotText, robotText } from '../../domain/notices/robot-text.ts';
import type { Channel } from './channel.ts';
import { createRobotChannel, type RobotOptions } from './robot.ts';
import type { Verdict } from './robot-answer.ts';

/** Feishu takes 20 KB of JSON, which holds both languages and in which a quotation mark takes two bytes. */
const longestText = 4_000;
const minute = 60_000;

/**
 * Group robots of Feishu (飞书), signed when they have a secret. A post in two languages: every reader's program
 * shows that of its reader, and the robot's own first where it has neither.
 */
export function createFeishu(options: RobotOptions): Channel {
  return createRobotChannel(
    {
      serves: 'FEISHU',
      messenger: 'Feishu',
      windows: [
        { count: 5, ms: 1_000 },
        { count: 100, ms: minute + 1_000 },
      ],
      compose({ notice, link }, { locale, secret }, attemptAt) {
        const languages = locale.startsWith('zh') ? ['zh', 'en'] : ['en', 'zh'];
        const posts = languages.map((language) => {
          const text = robotText(renderNotice(notice, language, link), longestText);
          return [text.language === 'zh-CN' ? 'zh_cn' : 'en_us', postOf(text)];
        });
        return {
          body: {
            ...(secret === undefined ? {} : signature(secret, attemptAt)),
            msg_type: 'post',
            content: { post: Object.fromEntries(posts) },
          },
        };
      },
      read({ code, StatusCode, msg, StatusMessage }) {
        const number = code ?? StatusCode;
        return typeof number === 'number'
          ? { code: number, text: String(msg ?? StatusMessage ?? '') }
          : undefined;
      },
      judge,
    },
    options,
  );
}

/** Feishu's own order: time and secret are the key, and nothing is signed with it. */
function signature(secret: string, attemptAt: number): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(attemptAt / 1_000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
}

type PostNode = { tag: 'text'; text: string } | { tag: 'a'; text: string; href: string };

/** Nodes of plain text and one link: what a post does not mark up cannot be marked up by what people typed. */
function postOf({ title, lines, link, footer }: RobotText): { title: string; content: PostNode[][] } {
  const said = (text: string): PostNode[] => [{ tag: 'text', text }];
  return {
    title,
    content: [
      ...lines.map(({ label, text }) => said(`${label}${text}`)),
      ...(link === undefined ? [] : [[{ tag: 'a' as const, text: link.label, href: link.href }]]),
      said(footer),
    ],
  };
}

function judge(code: number, text: string): Verdict {
  // Both limits have been seen under 9499, which else means a malformed message.
  if (code === 11232 || /too many request|frequency limited/i.test(text))
    return { is: 'rate', blockMs: minute };
  return verdicts[code] ?? { is: 'busy' };
}

const content: Verdict = { is: 'refused', remedy: 'it does not take this message' };

const verdicts: Record<number, Verdict> = {
  9499: content,
  19001: {
    is: 'refused',
    remedy: 'the robot was removed or its address is wrong: enter its address anew',
  },
  19002: content,
  19007: { is: 'refused', remedy: 'the robot was switched off in Feishu' },
  19021: { is: 'clock', certain: false },
  19022: { is: 'refused', remedy: "add this machine's address to the robot's security settings" },
  19024: { is: 'refused', remedy: "add the keyword Dueline to the robot's security settings" },
};
