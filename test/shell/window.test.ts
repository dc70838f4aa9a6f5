import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { createAppWindow } from '../../electron/shell/window.ts'

function open(hasTray: boolean) {
  const done: string[] = []
  const note = (name: string) => (value?: unknown) =>
    done.push(typeof value === 'string' ? `${name} ${value}` : name)
  const fake = Object.assign(new EventEmitter(), {
    setMenu: note('setMenu'),
    hide: note('hide'),
    minimize: note('minimize'),
    show: note('show'),
    focus: note('focus'),
    restore: note('restore'),
    isMinimized: () => true,
    loadURL: note('load'),
    webContents: new EventEmitter(),
  })
  const appWindow = createAppWindow({ create: () => fake as never, options: {}, hasTray })
  const close = () => {
    let isPrevented = false
    fake.emit('close', { preventDefault: () => (isPrevented = true) })
    return isPrevented
  }
  return { done, fake, close, appWindow }
}

it('closing the window does not end the watch: it hides', () => {
  const { done, close } = open(true)
  expect(close()).toBe(true)
  expect(done).toContain('hide')
})

it('without a tray it is minimised, for hidden it could not be found again', () => {
  const { done, close } = open(false)
  expect(close()).toBe(true)
  expect(done).toContain('minimize')
})

it('quitting closes it', () => {
  const { close, appWindow } = open(true)
  appWindow.release()
  expect(close()).toBe(false)
})

it('a page that crashed is loaded anew', () => {
  const { done, fake } = open(true)
  fake.webContents.emit('render-process-gone')
  expect(done.filter((word) => word === 'load app://vigil/desktop.html')).toHaveLength(2)
})

it('a second start brings it to the front from wherever it was', () => {
  const { done, appWindow } = open(true)
  appWindow.show()
  expect(done.slice(-3)).toEqual(['restore', 'show', 'focus'])
})
