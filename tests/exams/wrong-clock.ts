/**
 * Loaded before a program of the product (`node --import`): all that its code can ask for the time is wrong by
 * EXAM_CLOCK_SHIFT_MS, as on a machine with a wrong clock. Timers and the engine run on.
 */
const shiftMs = Number(process.env['EXAM_CLOCK_SHIFT_MS'] ?? '0');

globalThis.Date = new Proxy(Date, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [target.now() + shiftMs] : args, newTarget),
  apply: (target) => new target(target.now() + shiftMs).toString(),
  get: (target, property, receiver) =>
    property === 'now' ? () => target.now() + shiftMs : Reflect.get(target, property, receiver),
});

// The monotonic clock is not touched, so it tells by how much the other one is wrong.
const minutes = Math.round((Date.now() - performance.timeOrigin - performance.now()) / 60_000);
process.stderr.write(`this clock is wrong by ${minutes} minutes\n`);
