import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { createTray } from '../../electron/shell/tray.ts'

type Items = Parameters<Parameters<typeof createTray>[0]['menuOf']>[0]

function open() {
  const done: string[] = []
  const note = (name: string) => () => done.push(name)
  const fake = Object.assign(new EventEmitter(), {
    setToolTip: note('tooltip'),
    setContextMenu: note('menu'),
    destroy: note('destroyed'),
  })
  let items: Items = []
  const tray = createTray({
    create: () => fake as never,
    menuOf(given) {
      items = given
      return given as never
    },
    onOpen: note('opened'),
    onQuit: note('quit'),
  })
  const choose = (words: RegExp) =>
    items.find(({ label }) => words.test(label ?? ''))?.click?.({} as never, undefined, {} as never)
  return { done, fake, tray, choose }
}

it('the tray brings the window back, by a click or from its menu', () => {
  const { done, fake, choose } = open()
  fake.emit('click')
  choose(/열기/)
  expect(done.filter((word) => word === 'opened')).toHaveLength(2)
})

it('and ends the watch only by a choice that says so', () => {
  const { done, choose } = open()
  choose(/감시를 끝내고/)
  expect(done).toContain('quit')
})

it('it goes when Vigil goes', async () => {
  const { done, tray } = open()
  await tray[Symbol.asyncDispose]()
  expect(done).toContain('destroyed')
})
