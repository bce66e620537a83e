const remindEveryMs = 5_000;

/** Tells a person at the terminal what happens, a line at a time. */
export interface Progress {
  /** One line. */
  say(sentence: string): void;
  /** Says what is awaited, again every five seconds while it lasts, and passes the result on. */
  awaiting<T>(what: string, work: Promise<T>): Promise<T>;
  /** Says nothing more: what is awaited does not come any more. */
  end(): void;
}

/** Progress that writes lines with `write`, such as `console.log`. */
export function createProgress(write: (line: string) => void): Progress {
  let ended = false;
  const tell = (line: string): void => {
    if (!ended) write(line);
  };
  return {
    say: (sentence) => tell(`  ${sentence}`),
    async awaiting(what, work) {
      tell(`  waiting for ${what}`);
      let seconds = 0;
      const timer = setInterval(() => {
        seconds += remindEveryMs / 1000;
        tell(`  still waiting for ${what} (${seconds} s)`);
      }, remindEveryMs);
      try {
        return await work;
      } finally {
        clearInterval(timer);
      }
    },
    end() {
      ended = true;
    },
  };
}
