import type { Usage } from './hostQuestions.ts'

/**
 * What this process holds and has used. Needs --expose-gc: the collection is the one that V8 makes before it
 * gives up, which also returns the memory that it only keeps in reserve.
 */
export function usage(): Usage {
  const collect = globalThis.gc
  if (!collect) throw new Error('The process was started without --expose-gc.')
  const cpuBefore = cpuMicroseconds()
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  const { rss, heapUsed } = process.memoryUsage()
  const handles: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1
  const mostRss = process.resourceUsage().maxRSS * 1024
  return { rss, mostRss, heapUsed, handles, cpuBefore, cpuAfter: cpuMicroseconds() }
}

function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
