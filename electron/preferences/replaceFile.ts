import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/** Puts `text` in the file's place as a whole: whoever reads it, whenever the power fails, finds the old or the new. */
export function replaceFile(file: string, text: string): void {
  // One name for all: what a crash leaves behind, the next one writes over.
  const draft = `${file}.new`
  try {
    write(draft, text)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function write(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
