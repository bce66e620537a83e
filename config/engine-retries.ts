import { defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** The engine's words for an order that has as many updates under way as it takes: ten. */
const orderIsFull = /in-flight updates/;

/** Attempts at an order that is full: some five seconds, well within the time that a call to the engine may take. */
const attemptsAtFullOrder = 3;

/**
 * The client's own retries, but fewer for an order that has all the commands under way that the engine takes at once:
 * who sends more is told to slow down, before nobody knows what came of it.
 */
export function retryUnlessFull(): ReturnType<typeof makeGrpcRetryInterceptor> {
  const { delayFunction, retryableDecider } = defaultGrpcRetryOptions();
  return makeGrpcRetryInterceptor({
    delayFunction,
    retryableDecider: (attempt, status) => {
      if (orderIsFull.test(status.details) && attempt >= attemptsAtFullOrder) return false;
      return retryableDecider(attempt, status);
    },
  });
}
