/**
 * Ends this process in good order when the process that started it has gone, however that died: a program that
 * `npm start` runs must not outlive it. Does nothing when the program was started by hand.
 */
export function endWithParent(): void {
  if (!process.connected) return;
  process.channel?.unref();
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 20_000).unref();
  });
}
