import { readdirSync, readFileSync } from 'node:fs'

const wire = new URL('../../../wire/', import.meta.url)

/** A golden file's payload on one line, as a server writes it. */
export function golden(name: string): string {
  return JSON.stringify(JSON.parse(readFileSync(new URL(`${name}.json`, wire), 'utf8')))
}

/** Every golden websocket frame. */
export const goldenFrames: readonly string[] = readdirSync(wire)
  .filter((file) => file.startsWith('kiwoom_ws_'))
  .map((file) => golden(file.replace('.json', '')))
