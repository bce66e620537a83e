import type { WireReader } from './wire-gate.ts';

const endOfMail = '\r\n.\r\n';

/** Reads what a mail client sends: the bytes that end a mail say so. */
export function smtpReader(): WireReader<'MAIL_ENDS'> {
  let tail = '';
  return (bytes) => {
    const text = tail + bytes.toString('latin1');
    tail = text.slice(1 - endOfMail.length);
    if (!text.includes(endOfMail)) return [{ bytes }];
    tail = '';
    return [{ bytes, message: 'MAIL_ENDS' }];
  };
}
