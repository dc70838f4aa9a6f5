import { expect, test } from 'vitest'
import { Composition } from '../../../shared/domain/portfolio.ts'
import { documented } from './support/koscomServer.ts'
import { one, saying, told, trouble } from './support/told.ts'

test('the documented composition comes out exact, as shares that nobody vouches for', async () => {
  const { outcome, asked } = await told('composition', saying(documented('koscom_portfolio_search.json')))
  expect(JSON.parse(asked[0]?.body ?? '').portfolioRequestBody).toEqual({
    queryType: { assetType: 'ALL', rspType: 'RAT', count: 0, page: 'null' },
  })
  if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome))
  const composition = Composition.parse(outcome.answer)
  expect(composition).toMatchObject({
    amounts: 'percent',
    vouchedFor: false,
    cash: one('6976542'),
    rowsTold: one(157),
    equities: [
      { isin: 'HK0000050325', code: null, type: 'KSP', amount: one('0'), rate: one('-12.9') },
      { code: null },
      { code: '000020', rate: one('10.95') },
      { code: '000270', amount: one('1') },
      { code: '000400' },
    ],
    funds: [
      { fundCode: 'KRZ500395135', name: '삼성중소형FOCUS증권자1호[주식]', amount: one('46'), matures: null },
      { amount: one('5') },
      { amount: one('5') },
    ],
  })
  expect(composition.others.map(({ type, amount }) => [type, amount])).toEqual(
    ['BOND 2', 'BOND 2', 'BOND 2', 'DLS 14', 'ELS 5', 'CP 0', 'CP 0', 'CP 0'].map((row) => {
      const [type, amount] = row.split(' ')
      return [type, one(amount)]
    }),
  )
})

test('a composition of quantities says so, and of anything else is none', async () => {
  const sample = documented('koscom_portfolio_search.json')
  const quantities = await told('composition', saying(sample.replace('"RAT"', '"QTY"')))
  expect(quantities.outcome).toMatchObject({ kind: 'answered', answer: { amounts: 'quantity' } })
  const neither = await told('composition', saying(sample.replace('"RAT"', '"ABC"')))
  expect(neither.outcome).toEqual(trouble({ kind: 'unreadable', what: 'rspType' }))
})
