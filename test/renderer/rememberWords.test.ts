import { expect, test } from 'vitest'
import { rememberWords } from '../../renderer/app/context.ts'
import { createI18n } from '../../renderer/app/createI18n.ts'

test('words that are remembered are those of their own count, and figures are looked up each time', () => {
  const { t } = createI18n('ko')
  const asked: unknown[] = []
  const spied = new Proxy(t, {
    apply(target, self, args) {
      asked.push(args)
      return Reflect.apply(target, self, args)
    },
  })
  const words = rememberWords(spied)
  const twice = (say: () => string) => [say(), say()]
  expect(twice(() => words('lasted.seconds', { n: 3 }))).toEqual(['3초', '3초'])
  expect(twice(() => words('lasted.seconds', { n: 4 }))).toEqual(['4초', '4초'])
  expect(twice(() => words('watch.noQuoteYet'))).toEqual([t('watch.noQuoteYet'), t('watch.noQuoteYet')])
  expect(asked).toHaveLength(3)
  expect(twice(() => words('watch.times', { n: 5000 }))).toEqual(Array(2).fill(t('watch.times', { n: 5000 })))
  expect(asked).toHaveLength(5)
})
