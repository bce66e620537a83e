/**
 * How far apart messages to one recipient may become due and still be one message. After an outage orders record
 * what they missed within a minute; this is twice that.
 */
export const gatherMs = 120_000;
