import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** One objection of a checker: the file it stands in, the rule, and what it says. */
export interface Objection {
  readonly file: string
  readonly rule: string
  readonly message: string
}

/** A copy of the source tree in which forbidden things may be planted. */
export interface PlantedTree extends Disposable {
  plant(file: string, text: string): void
  /** What `tsc -b` says about walls: a file of a room that was not let in. */
  typeWalls(): Objection[]
  /** What `biome lint` says about walls: forbidden packages, and the project's own rules. */
  lintWalls(): Objection[]
}

export function plantTree(): PlantedTree {
  const root = mkdtempSync(join(tmpdir(), 'vigil-walls-'))
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' })
  for (const file of new Set(files.split('\0').filter((name) => name !== ''))) {
    cpSync(file, join(root, file), { force: true })
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction')

  return {
    plant(file, text) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    },
    typeWalls: () => typeWalls(root),
    lintWalls: () => lintWalls(root),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

function typeWalls(root: string): Objection[] {
  const { stdout } = runTool(root, ['node_modules/typescript/bin/tsc', '-b', '--pretty', 'false'])
  return [...stdout.matchAll(/^(\S+)\(\d+,\d+\): error (TS6307): (.*)$/gm)].map(
    ([, file = '', rule = '', message = '']) => ({ file, rule, message }),
  )
}

interface LintReport {
  readonly diagnostics: readonly {
    readonly severity: string
    readonly category: string
    readonly message: string
    readonly location: { readonly path: string }
  }[]
}

function lintWalls(root: string): Objection[] {
  const args = ['node_modules/@biomejs/biome/bin/biome', 'lint', '--reporter=json', '--max-diagnostics=none']
  const { stdout } = runTool(root, [...args, '.'])
  const report: LintReport = JSON.parse(stdout)
  return report.diagnostics
    .filter(({ severity }) => severity === 'error')
    .filter(({ category }) => category === 'lint/style/noRestrictedImports' || category === 'plugin')
    .map(({ category, message, location }) => ({ file: location.path, rule: category, message }))
}

function runTool(root: string, args: readonly string[]) {
  return spawnSync(process.execPath, [...args], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })
}
