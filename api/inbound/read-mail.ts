import PostalMime, { type Address, type Email } from 'postal-mime';
import { plainText, shown } from './plain-text.ts';

/** A message as it was read. What cannot be read is kept whole and named so. */
export interface ReadMail {
  messageId?: string;
  from?: { address: string; name?: string };
  subject?: string;
  text?: string;
  files: { fileName: string; bytes: Uint8Array }[];
  /** The message is built in a way that is not followed. */
  unreadable?: true;
}

/** Parts within parts, and bytes of headers, beyond which a message is built to harm. */
const bounds = { maxNestingDepth: 50, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 5 };

const lineLength = 500;

/** Reads a message. Never throws for what a sender may send. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(raw, { ...bounds, attachmentEncoding: 'arraybuffer' });
  } catch {
    return { files: [], unreadable: true };
  }
  const { messageId, subject } = mail;
  const from = sender(mail.from) ?? sender(mail.sender);
  const text = plainText(mail.text, mail.html);
  const title = subject === undefined ? '' : line(subject);
  return {
    ...(messageId === undefined ? {} : { messageId: line(messageId) }),
    ...(from === undefined ? {} : { from }),
    ...(title === '' ? {} : { subject: title }),
    ...(text === undefined ? {} : { text }),
    files: mail.attachments.map(({ filename, mimeType, content }) => ({
      fileName: filename ?? nameless(mimeType),
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}

function sender(from: Address | undefined): ReadMail['from'] {
  const box = from?.group === undefined ? from : from.group[0];
  const address = line(box?.address ?? '').toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) return undefined;
  const name = line(box?.name ?? '');
  return name === '' ? { address } : { address, name };
}

function line(text: string): string {
  return Array.from(shown(text).replace(/\s+/g, ' ')).slice(0, lineLength).join('');
}

function nameless(mimeType: string): string {
  const ending: Record<string, string> = { 'text/plain': '.txt', 'text/csv': '.csv' };
  return `file${ending[mimeType] ?? ''}`;
}
