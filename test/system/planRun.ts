export interface Plan {
  /** Project scripts that come before the tests. */
  readonly steps: readonly { readonly title: string; readonly script: string }[]
  readonly vitestConfig: string
  /** Passed on to vitest: paths and options. Empty: everything. */
  readonly vitestArguments: readonly string[]
  /** The machine must have what the desktop tests need. */
  readonly provision: boolean
}

const check = { title: 'types, lint, unused', script: 'build/check.ts' }
const build = { title: 'build', script: 'build/build.ts' }
const vitestConfig = 'test/vitest.config.ts'

/** What a call of `npm test` asks for: everything, or only what is named, with as little ceremony as that needs. */
export function planRun(args: readonly string[]): Plan {
  const paths = args.filter((argument) => !argument.startsWith('-'))
  const common = { vitestConfig, vitestArguments: args }
  if (paths.length === 0) return { ...common, steps: [check, build], provision: true }
  if (paths.every((path) => isIn(path, 'test/electron'))) {
    return { ...common, vitestConfig: 'test/electron/vitest.config.ts', steps: [build], provision: false }
  }
  const stories = paths.some((path) => isIn(path, 'test/e2e') || isIn('test/e2e', path))
  return { ...common, steps: stories ? [build] : [], provision: stories }
}

function isIn(path: string, folder: string): boolean {
  const plain = path.replace(/^\.\//, '').replace(/\/$/, '')
  return plain === folder || plain.startsWith(`${folder}/`)
}
