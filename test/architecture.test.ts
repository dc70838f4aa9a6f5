import { relative } from 'node:path/posix'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Objection, plantTree } from './support/plantedTree.ts'

/** A room, and the rooms whose files it may import. Everything else must be refused, even as a type. */
const rooms: Record<string, readonly string[]> = {
  shared: [],
  'electron/monitor': ['shared', 'roles'],
  'electron/net': ['shared'],
  'electron/credentials': ['shared', 'roles'],
  'electron/preferences': ['shared', 'roles'],
  'electron/brokers/common': ['shared', 'roles', 'electron/net'],
  'electron/brokers/kis': ['shared', 'roles', 'electron/net', 'electron/brokers/common'],
  'electron/brokers/kiwoom': ['shared', 'roles', 'electron/net', 'electron/brokers/common'],
  'electron/brokers/koscom': ['shared', 'roles', 'electron/net', 'electron/brokers/common'],
  'electron/journal': ['shared', 'roles'],
  'electron/simulator': ['shared'],
  'electron/pages': ['shared'],
  'electron/loopback': ['shared', 'roles', 'electron/pages'],
  'electron/shell': ['shared', 'roles', 'electron/pages'],
  electron: [
    'shared',
    'roles',
    'electron/monitor',
    'electron/net',
    'electron/credentials',
    'electron/preferences',
    'electron/brokers/common',
    'electron/brokers/kis',
    'electron/brokers/kiwoom',
    'electron/brokers/koscom',
    'electron/journal',
    'electron/simulator',
    'electron/pages',
    'electron/loopback',
    'electron/shell',
  ],
  renderer: ['shared'],
}

/** A file of each room to import. The roles are the two files of monitor/ that others may see. */
const doors: Record<string, string> = {
  ...Object.fromEntries(Object.keys(rooms).map((room) => [room, `${room}/plantedDoor.ts`])),
  roles: 'electron/monitor/broker.ts',
  'electron/brokers/another': 'electron/brokers/another/plantedDoor.ts',
  build: 'build/plantedDoor.ts',
  test: 'test/plantedDoor.ts',
}

const pairs = Object.entries(rooms).flatMap(([room, allowed]) =>
  Object.keys(doors)
    .filter((target) => target !== room && !(room === 'electron/monitor' && target === 'roles'))
    .map((target) => ({ room, target, allowed: allowed.includes(target) })),
)
const importer = (room: string, target: string) => `${room}/planted_${target.replaceAll('/', '_')}.ts`

const imports = 'lint/style/noRestrictedImports'
const plugin = 'plugin'

/** One forbidden line each: where it is planted, the line, and the rule that must object. */
const forbiddenLines: readonly (readonly [where: string, line: string, rule: string])[] = [
  ['shared', "import 'node:fs'", imports],
  ['shared', "import 'ws'", imports],
  ['shared', "import 'react'", imports],
  ['shared/domain', "import '../contract.ts'", imports],
  ['shared/domain', "import '../rpc/port.ts'", imports],
  ['shared/rpc', "import '../contract.ts'", imports],
  ['electron/monitor', "import 'zod'", imports],
  ['electron/monitor', "import 'node:timers'", imports],
  ['electron/monitor', "import type { App } from 'electron'", imports],
  ['electron/monitor', "export { request } from 'undici'", imports],
  ['electron/monitor', "export const later = import('ws')", imports],
  ['electron/monitor', "import '@napi-rs/keyring'", imports],
  ['electron/brokers/kiwoom', "import 'node:http'", imports],
  ['electron/brokers/kiwoom', "import 'undici'", imports],
  ['electron/brokers/kiwoom', "import 'ws'", imports],
  ['electron/brokers/kiwoom', "import '../../../shared/contract.ts'", imports],
  ['electron/net', "import 'undici'", imports],
  ['electron/net', "import 'ws'", imports],
  ['electron/credentials', "import 'undici'", imports],
  ['electron/credentials', "import 'keytar'", imports],
  ['electron/credentials', "import '@napi-rs/keyring'", imports],
  ['electron/monitor', "import 'keytar'", imports],
  ['electron', "import 'keytar'", imports],
  ['electron', "import '@napi-rs/keyring'", imports],
  ['electron/preferences', "import 'keytar'", imports],
  ['electron/brokers/kis', "import 'node:crypto'", imports],
  ['electron/brokers/koscom', "import 'undici'", imports],
  ['electron/journal', "import 'electron'", imports],
  ['electron/simulator', "import '../../shared/domain/volatilityInterruption.ts'", imports],
  ['electron/simulator', "import 'undici'", imports],
  ['electron/loopback', "import 'electron'", imports],
  ['electron/loopback', "import 'undici'", imports],
  ['electron/shell', "import 'ws'", imports],
  ['electron', "import 'electron'", imports],
  ['electron', "import 'undici'", imports],
  ['renderer', "import 'node:path'", imports],
  ['renderer', "import 'electron'", imports],
  ['renderer', "import 'ws'", imports],
  ['test', "import 'electron'", imports],
  ['build', "import 'electron'", imports],
  ...['shared', 'electron/monitor', 'electron/brokers/common', 'electron/brokers/kiwoom'].flatMap((core) =>
    [
      'Date.now()',
      'new Date()',
      'performance.now()',
      'setTimeout(() => {}, 1)',
      'setInterval(() => {}, 1)',
      'Math.random()',
      'Math.random',
      'crypto.randomUUID()',
    ].map((expression) => [core, `export const ambient = ${expression}`, plugin] as const),
  ),
  ['renderer', 'export const isElectron = true', plugin],
  ['electron', 'export const isElectron = true', plugin],
  ['electron/credentials', "keytar.findCredentials('vigil')", plugin],
  ['electron/credentials', "import { findPassword } from './elsewhere.ts'", plugin],
]
const lineFile = (where: string, index: number) => `${where}/plantedLine${index}.ts`

const typeObjections: Objection[] = []
const lintObjections: Objection[] = []
const tree = plantTree()

beforeAll(() => {
  for (const [name, file] of Object.entries(doors)) {
    if (name !== 'roles') tree.plant(file, 'export type Broker = 1\n')
  }
  for (const { room, target } of pairs) {
    const specifier = relative(room, doors[target] ?? '')
    const path = specifier.startsWith('.') ? specifier : `./${specifier}`
    tree.plant(
      importer(room, target),
      `import type { Broker } from '${path}'\nexport const planted: Broker[] = []\n`,
    )
  }
  typeObjections.push(...tree.typeWalls())
  for (const [index, [where, line]] of forbiddenLines.entries())
    tree.plant(lineFile(where, index), `${line}\n`)
  lintObjections.push(...tree.lintWalls())
})
afterAll(() => tree[Symbol.dispose]())

describe('the compiler holds the walls between rooms', () => {
  test.each(pairs.filter((pair) => !pair.allowed))('$room may not import $target', ({ room, target }) => {
    expect(typeObjections).toContainEqual(expect.objectContaining({ file: importer(room, target) }))
  })

  test.each(pairs.filter((pair) => pair.allowed))('$room may import $target', ({ room, target }) => {
    expect(typeObjections.filter(({ file }) => file === importer(room, target))).toEqual([])
  })

  test('the tree itself breaks none', () => {
    expect(typeObjections.filter(({ file }) => !file.includes('/planted'))).toEqual([])
  })
})

describe('the linter holds the walls around packages, time and chance', () => {
  test.each(forbiddenLines.map(([where, line, rule], index) => ({ where, line, rule, index })))(
    '$where refuses: $line',
    ({ where, rule, index }) => {
      expect(lintObjections).toContainEqual(expect.objectContaining({ file: lineFile(where, index), rule }))
    },
  )

  test('the tree itself breaks none', () => {
    expect(lintObjections.filter(({ file }) => !file.includes('/planted'))).toEqual([])
  })

  test.each([
    ['undici', 'electron/net/dispatch.ts'],
    ['ws', 'electron/net/socket.ts'],
  ])('the one file that may import %s is %s', (name, file) => {
    using clean = plantTree()
    clean.plant(file, `import '${name}'\n`)
    expect(clean.lintWalls().filter((objection) => objection.file === file)).toEqual([])
  })
})
