import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

export type BuilderConfig = Record<string, unknown>

interface BuilderTools {
  getConfig(folder: string, file: string, extra: null): Promise<BuilderConfig>
  validateConfiguration(config: BuilderConfig, debug: unknown): Promise<void>
}

// The builder's own parts are not ours to depend on: they are found from where the builder finds them.
const require = createRequire(import.meta.url)
const fromBuilder = createRequire(require.resolve('electron-builder'))
const tools: BuilderTools = fromBuilder('app-builder-lib/out/util/config/config')

const root = fileURLToPath(new URL('../../', import.meta.url))

/** build/electron-builder.yml as electron-builder reads it. */
export async function builderConfig(): Promise<BuilderConfig> {
  return await tools.getConfig(root, 'build/electron-builder.yml', null)
}

/** Rejects with the builder's own words when its schema refuses the configuration. */
export async function validate(config: BuilderConfig): Promise<void> {
  const { DebugLogger } = fromBuilder('builder-util') as { DebugLogger: new (isOn: boolean) => unknown }
  await tools.validateConfiguration(config, new DebugLogger(false))
}
