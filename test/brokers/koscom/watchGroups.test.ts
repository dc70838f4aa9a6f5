import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { WatchGroup } from '../../../shared/domain/portfolio.ts'
import { documented, documentedPerson } from './support/koscomServer.ts'
import { saying, told, trouble } from './support/told.ts'

describe('the watched groups', () => {
  const watcher = { ...documentedPerson, account: '160731060768600001' }
  const sample = documented('koscom_interest_search.json')

  test('of the document come out exact, and are asked for without a queryType', async () => {
    const { outcome, asked } = await told('watchGroups', saying(sample), watcher)
    expect(JSON.parse(asked[0]?.body ?? '').interestSymbolListRequestBody).toEqual({})
    if (outcome.kind !== 'answered') throw new Error(JSON.stringify(outcome))
    const groups = z.array(WatchGroup).parse(outcome.answer)
    expect(groups.map(({ name, changedOn }) => [name, changedOn])).toEqual([
      ['관심종목00', null],
      ['ETF', null],
    ])
    expect(groups.map(({ issues }) => issues.map(({ code }) => code))).toEqual([
      ['122870', '028260', '001360', '011070', '017800'],
      ['176950', '143860', '138230', '205720'],
    ])
  })

  test('are found under the name of the final document, too', async () => {
    const final = sample.replace('interestSymbolListResponseBody', 'interestSymbolReponseBody')
    const { outcome } = await told('watchGroups', saying(final), watcher)
    expect(outcome).toMatchObject({ kind: 'answered', answer: [{}, {}] })
  })

  const paged = (page: string, name: string) =>
    `{"interestSymbolListResponseBody":{"queryResult":{"page":"${page}"},"groupList":{"group":[{"groupName":"${name}","isinCode":[]}]}}}`

  test('come in pages from Samsung, which alone is asked with a queryType', async () => {
    const samsung = { ...watcher, brokerName: 'samsung' }
    const bodies = [paged('7', 'a'), paged('null', 'b')]
    const { outcome, asked } = await told(
      'watchGroups',
      (_, response, count) => void response.end(bodies[count - 1]),
      samsung,
    )
    expect(outcome).toMatchObject({ kind: 'answered', answer: [{ name: 'a' }, { name: 'b' }] })
    const pages = asked.map(({ body }) => JSON.parse(body).interestSymbolListRequestBody.queryType)
    expect(pages).toEqual(['null', '7'].map((page) => ({ assetType: 'EQY', rspType: '', count: 0, page })))
    const again = await told('watchGroups', saying(paged('7', 'a')), samsung)
    expect(again.outcome).toEqual(trouble({ kind: 'unreadable', what: 'a group that comes again' }))
  })

  test.each([
    ['goes on where nobody can ask on', paged('7', 'a')],
    ['has no list', '{"interestSymbolListResponseBody":{}}'],
    ['has a code that is none', sample.replace('"KR7122870009"', '7')],
  ])('are none where the answer %s', async (_, body) => {
    const { outcome } = await told('watchGroups', saying(body), watcher)
    expect(outcome).toMatchObject(trouble({ kind: 'unreadable' }))
  })
})
