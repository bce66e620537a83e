import { DefaultFailureConverter } from '@temporalio/common';

/** Moves messages and stack traces of failures into a payload, where the codec reaches them. The SDK loads it by path. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
