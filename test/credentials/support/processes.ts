import { readdirSync, readFileSync } from 'node:fs'

/** The vault processes that live in a session's home folder. */
export function vaultProcessesOf(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isVault(commandLine(pid)) && environ(pid).split('\0').includes(`HOME=${home}`))
}

/** As anybody on the machine sees it with `ps`. */
export function commandLine(pid: number): string {
  return readProc(pid, 'cmdline')
}

export function environ(pid: number): string {
  return readProc(pid, 'environ')
}

function isVault(command: string): boolean {
  return /(keytarChild|napiKeyringChild|vaultProcess)\.ts/.test(command)
}

/** Empty for a process that has ended meanwhile. */
function readProc(pid: number, file: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
