import { SendFailure } from './channel.ts';
import type { HttpAnswer } from './http-post.ts';

/** What a messenger's code means. */
export type Verdict =
  | { is: 'busy' }
  /** Too many messages: nothing more is to be sent to this robot for so long. */
  | { is: 'rate'; blockMs: number }
  /** The messenger may have refused our clock: `certain` when it says so, else only the two clocks can tell. */
  | { is: 'clock'; certain: boolean }
  /** No later attempt can succeed until somebody does what `remedy` says. */
  | { is: 'refused'; remedy: string };

/** How one messenger answers. */
export interface AnswerReader {
  /** What people call it. */
  messenger: string;
  /** Code (0: taken) and text of an answer's JSON body; undefined when it holds none. */
  read(body: Record<string, unknown>): { code: number; text: string } | undefined;
  judge(code: number, text: string): Verdict;
}

/** How a message was sent: when, in epoch milliseconds of our clock, and whether with a signature. */
export interface Asked {
  attemptAt: number;
  signed: boolean;
}

const hour = 3_600_000;
/** Left alone for so long when a messenger answers 429 and does not say for how long. */
const pauseOf429 = 60_000;

/** A `SendFailure` unless the messenger took the message, and for how long the robot is to be left alone. */
export function failureOf(
  { messenger, read, judge }: AnswerReader,
  answer: HttpAnswer,
  { attemptAt, signed }: Asked,
): { failure: SendFailure; blockMs: number } | undefined {
  const { status, text, retryAfterMs, receiverTime } = answer;
  const said = read(jsonObject(text));
  if (said === undefined) {
    const blockMs = status === 429 ? Math.max(retryAfterMs, pauseOf429) : retryAfterMs;
    return failed(`${messenger} answered ${status} without a code`, { retryAfterMs: blockMs }, blockMs);
  }
  if (said.code === 0 && status >= 200 && status < 300) return undefined;
  const words = `${messenger} answered ${status} with code ${said.code}: ${shown(said.text)}`;
  const verdict = judge(said.code, said.text);
  switch (verdict.is) {
    case 'busy':
      return failed(words, { retryAfterMs }, retryAfterMs);
    case 'rate': {
      const blockMs = Math.max(retryAfterMs, verdict.blockMs);
      return failed(`${words} (too many messages)`, { retryAfterMs: blockMs }, blockMs);
    }
    case 'refused':
      return failed(`${words} (${verdict.remedy})`, { permanent: true }, 0);
    case 'clock': {
      const remedy = signed
        ? "the robot's secret is not the one of its security settings"
        : "enter the robot's secret";
      const apart = Math.abs(receiverTime - attemptAt) > hour;
      if (!signed || !(apart || verdict.certain)) {
        return failed(`${words} (${remedy})`, { permanent: true }, 0);
      }
      // A clock that is set right lets the notice through: it is tried again.
      return failed(`${words} (${clockRemedy(messenger, answer, attemptAt)})`, {}, 0);
    }
  }
}

function failed(message: string, options: ConstructorParameters<typeof SendFailure>[1], blockMs: number) {
  return { failure: new SendFailure(message, options), blockMs };
}

function clockRemedy(messenger: string, { receiverTime }: HttpAnswer, attemptAt: number): string {
  const ours = new Date(attemptAt).toISOString();
  const theirs = Number.isNaN(receiverTime) ? '' : `, theirs ${new Date(receiverTime).toISOString()}`;
  return `${messenger} takes only messages signed within an hour of its own time: our clock says ${ours}${theirs}; set this machine's clock`;
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** One short line of what a messenger wrote. */
function shown(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}
