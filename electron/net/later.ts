/**
 * Does something once a request that is about to leave has left: undici writes to a line that was idle on the loop's
 * next turn, so this is the one after. What is done then costs nobody a wait.
 */
export function later(run: () => void): void {
  setImmediate(() => setImmediate(run))
}
