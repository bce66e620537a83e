import { causes, type ErrorLink } from './causes.ts';

/** What a log may tell of an error: kinds, codes, names of the schema and places in the code (S10). */
export type LoggableError = {
  type: string;
  message: string;
  code?: string;
  constraint?: string;
  causes: string[];
  stack: string;
};

/** Errors whose words are the product's own or the system's, and never repeat what somebody wrote. */
const plainSpoken = new Set(['PayloadKeyError', 'SettingsError', 'TypeError', 'ReferenceError']);
const hidden = 'left out of the log, for it may repeat what somebody wrote';

/** Errors of a database, of a parser and of rules repeat what was written; their words stay out of logs. */
export function loggableError(error: unknown): LoggableError {
  const chain = causes(error);
  const code = chain.map(codeOf).find((each) => each !== undefined);
  const constraint = chain.map((link) => word(Reflect.get(link, 'constraint_name'))).find(Boolean);
  return {
    type: chain[0] === undefined ? typeof error : nameOf(chain[0]),
    message: wordsOf(chain),
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    causes: chain.slice(1).map((link) => `${nameOf(link)} ${codeOf(link) ?? ''}`.trim()),
    stack: framesOf(error),
  };
}

/** The words of the first error in the chain that may be told. */
function wordsOf(chain: readonly ErrorLink[]): string {
  const told = chain.find((link) => isOfSystem(link) || plainSpoken.has(nameOf(link)));
  return told instanceof Error ? told.message : hidden;
}

/** `connect ECONNREFUSED 127.0.0.1:5433`: Node puts these together from names of its own. */
function isOfSystem(link: ErrorLink): boolean {
  return word(Reflect.get(link, 'syscall')) !== undefined && Reflect.get(link, 'path') === undefined;
}

function nameOf({ name }: ErrorLink): string {
  return word(name) ?? 'Error';
}

function codeOf({ code }: ErrorLink): string | undefined {
  return typeof code === 'number' ? String(code) : word(code);
}

/** A name or code as programs give them; anything else is somebody's text. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : undefined;
}

function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // Words of several lines could look like places.
  const places = (error.stack ?? '').replace(error.message, '').split('\n');
  return places.filter((line) => /^\s+at .*[:(]/.test(line)).join('\n');
}
