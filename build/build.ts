import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as bundle } from 'rolldown'
import { build as buildPages } from 'vite'
import { nodeBundles, rendererBundle } from './bundles.ts'
import { root } from './root.ts'

const out = join(root, 'out')

rmSync(join(out, 'electron'), { recursive: true, force: true })
await Promise.all([buildPages(rendererBundle), ...nodeBundles.map((options) => bundle(options))])
copyFileSync(join(root, 'build', 'icon.png'), join(out, 'electron', 'icon.png'))
for (const line of sizes()) process.stdout.write(`${line}\n`)

/** The code, file by file; fonts are many and loaded one by one as text needs them. */
function sizes(): string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(mjs|cjs|js|css|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const text = readFileSync(file)
      return `${kilobytes(text.length)} kB  gzip ${kilobytes(gzipSync(text).length)} kB  ${relative(root, file)}`
    })
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(8)
}
