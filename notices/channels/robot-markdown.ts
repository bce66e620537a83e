import type { RobotLine, RobotText } from '../../domain/notices/robot-text.ts';

/** A robot's text in the markdown that WeCom and DingTalk share: heading, bold, link. `newline` parts two lines. */
export function robotMarkdown({ title, lines, link, footer }: RobotText, newline: string): string {
  return [
    `### ${title}`,
    ...lines.map(line),
    ...(link === undefined ? [] : [`[${link.label}](${link.href})`]),
    footer,
  ].join(newline);
}

function line({ label, text }: RobotLine): string {
  return label === '' ? text : `**${label.trim()}** ${text}`;
}
