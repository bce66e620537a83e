import type { Notice } from '../domain/notices/notice.ts';
import { noticePath } from '../domain/notices/notice-path.ts';
import type { Department } from '../domain/people/departments.ts';

/** Where what a notice asks of a reader is done, one click from any message (U6). */
export function orderLink(publicUrl: string, notice: Notice, reader?: Department): string {
  return `${publicUrl.replace(/\/+$/, '')}${noticePath(notice, reader)}`;
}
