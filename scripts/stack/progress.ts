const remindEveryMs = 5_000;

/** Tells a person at the terminal what happens, a line at a time. */
export interface Progress {
  /** One line. */
  say(sentence: string): void;
  /** Says what is awaited, again every five seconds while it lasts, and passes the result on. */
  awaiting<T>(what: string, work: Promise<T>): Promise<T>;
}

/** Progress that writes lines with `write`, such as `console.log`. */
export function createProgress(write: (line: string) => void): Progress {
  return {
    say: (sentence) => write(`  ${sentence}`),
    async awaiting(what, work) {
      write(`  waiting for ${what}`);
      let seconds = 0;
      const timer = setInterval(() => {
        seconds += remindEveryMs / 1000;
        write(`  still waiting for ${what} (${seconds} s)`);
      }, remindEveryMs);
      try {
        return await work;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
