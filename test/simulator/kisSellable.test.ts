import { expect, test } from 'vitest'
import golden from '../wire/kis/kis_inquire_psbl_sell_TTTC8408R_360750.json' with { type: 'json' }
import { askPage, askSellable, outputOf, takeKisToken } from './support/kisAccount.ts'
import { simulate } from './support/simulate.ts'

test('a captured answer is told again, field by field', async () => {
  await using day = await simulate()
  day.kis.hold({ code: '360750', name: 'TIGER 미국S&P500', cash: 2, paid: 22_020 })
  day.movePrice('360750', 22_145)
  const heard = await askSellable(day, await takeKisToken(day), '360750', { headers: { gt_uid: 'abc' } })
  const { msg1, ...body } = heard.body
  const { msg1: text, ...captured } = golden.body
  expect(heard.status).toBe(golden.status)
  expect(body).toEqual(captured)
  expect(Object.keys(outputOf(heard))).toEqual(Object.keys(golden.body.output))
  expect(msg1).toMatch(/ $/)
  expect(`${msg1}`.trimEnd()).toBe(text.trimEnd())
  expect(heard.headers.get('tr_id')).toBe('TTTC8408R')
  expect(heard.headers.get('gt_uid')).toBe('abc')
})

test("KIS's sample client, which tells the charset in a header of its own, is answered", async () => {
  await using day = await simulate()
  const headers = { 'content-type': 'application/json', charset: 'UTF-8', accept: 'text/plain', tr_cont: '' }
  const heard = await askSellable(day, await takeKisToken(day), '005930', { headers })
  expect(heard).toMatchObject({ status: 200, body: { rt_cd: '0', output: { pdno: '005930' } } })
})

test.each([
  ['no content type', { without: 'content-type' }, 'EGW00101'],
  ['a content type without its charset', { headers: { 'content-type': 'application/json' } }, 'EGW00101'],
  ['another charset', { headers: { 'content-type': 'application/json; charset=euc-kr' } }, 'EGW00101'],
  ['no authorization', { without: 'authorization' }, 'EGW00121'],
  ['no app key', { without: 'appkey' }, 'EGW00103'],
  ['no app secret', { without: 'appsecret' }, 'EGW00105'],
  ['no tr_id', { without: 'tr_id' }, 'OPSQ0002'],
  ["the balance's tr_id", { headers: { tr_id: 'TTTC8434R' } }, 'OPSQ0002'],
  ['a tr_id of 모의투자, which has no such TR', { headers: { tr_id: 'VTTC8408R' } }, 'OPSQ0002'],
  ["a company's custtype", { headers: { custtype: 'B' } }, 'EGW00208'],
  ['another method', { method: 'POST' }, 'OPSQ0002'],
  ['a wrong account', { query: { CANO: '00000000' } }, 'OPSQ2000'],
  ['a wrong product', { query: { ACNT_PRDT_CD: '22' } }, 'OPSQ2000'],
  ['a field that is not documented', { query: { OFL_YN: '' } }, 'OPSQ2001'],
  ['a code nobody knows', { query: { PDNO: 'ZZZZZZ' } }, 'OPSQ2001'],
  ["a venue's suffix", { query: { PDNO: '005930_NX' } }, 'OPSQ2001'],
  ['an empty code', { query: { PDNO: '' } }, 'OPSQ2001'],
])('a question with %s is refused', async (_, change, code) => {
  await using day = await simulate()
  const heard = await askSellable(day, await takeKisToken(day), '005930', change)
  expect(heard.status).toBe(500)
  expect(heard.body).toEqual({
    rt_cd: code.startsWith('EGW') ? '1' : '2',
    msg_cd: code,
    msg1: expect.stringMatching(/\S/),
  })
})

test('a question without one of its fields, or with one of them twice, is refused', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const { account, product } = day.kis.credential
  const whole = [`CANO=${account}`, `ACNT_PRDT_CD=${product}`, 'PDNO=005930']
  expect((await askSellable(day, token, '', { query: whole.join('&') })).body.rt_cd).toBe('0')
  for (const field of whole) {
    for (const query of [whole.filter((each) => each !== field), [...whole, field]]) {
      const heard = await askSellable(day, token, '', { query: query.join('&') })
      expect(heard.body.msg_cd, query.join('&')).toBe('OPSQ2001')
    }
  }
})

test("a token that does not stand behind 'Bearer' opens nothing", async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const heard = await askSellable(day, token, '005930', { headers: { authorization: `${token}` } })
  expect(heard.body.msg_cd).toBe('EGW00121')
})

test('what is told of an issue that is not held can be chosen', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  day.movePrice('005930', 97_100)
  const ask = () => askSellable(day, token, '005930')
  const zeros = outputOf(await ask())
  expect(zeros).toMatchObject({ pdno: '005930', prdt_name: '삼성전자', now_pric: '97100' })
  expect(zeros).toMatchObject({
    cblc_qty: '0',
    ord_psbl_qty: '0',
    pchs_avg_pric: '0.0000',
    evlu_pfls_rt: '0.00',
  })
  day.kis.answerNotHeldWith('blanks')
  expect(outputOf(await ask())).toEqual(Object.fromEntries(Object.keys(zeros).map((name) => [name, ''])))
  day.kis.answerNotHeldWith('empty')
  expect(await ask()).toMatchObject({ status: 200, body: { rt_cd: '0', output: {} } })
  day.kis.answerNotHeldWith('refused')
  expect(await ask()).toMatchObject({ status: 500, body: { msg_cd: 'OPSQ2001' } })
  day.kis.heal()
  expect(outputOf(await ask())).toEqual(zeros)
})

test('an answer can be spoilt, so many times, or be about another issue, until healed', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  day.kis.hold({ code: '005930', cash: 12 })
  day.kis.hold({ code: '0031K0', cash: 7 })
  const ask = async () => (await askSellable(day, token, '005930')).body.output
  day.kis.spoilSellable((fields) => ({ ...fields, ord_psbl_qty: '1,234' }), 1)
  expect(await ask()).toMatchObject({ ord_psbl_qty: '1,234', cblc_qty: '12' })
  expect(await ask()).toMatchObject({ ord_psbl_qty: '12' })
  day.kis.spoilSellable(() => [null])
  day.kis.answerAbout('0031K0')
  expect(await ask()).toEqual([null])
  day.kis.heal()
  day.kis.answerAbout('0031K0')
  expect(await ask()).toMatchObject({ pdno: '0031K0', ord_psbl_qty: '7' })
  day.kis.heal()
  expect(await ask()).toMatchObject({ pdno: '005930', ord_psbl_qty: '12' })
})

test('what a position becomes, the next answers of both questions say; the company holds its own', async () => {
  await using day = await simulate()
  const token = await takeKisToken(day)
  const both = async () => {
    const { cblc_qty, ord_psbl_qty } = outputOf(await askSellable(day, token, '005930'))
    const row = (await askPage(day, token)).rows.find(({ pdno }) => pdno === '005930')
    return [cblc_qty, ord_psbl_qty, row?.hldg_qty, row?.ord_psbl_qty]
  }
  day.kis.hold({ code: '005930', cash: 10 }, 'corporate')
  expect(await both()).toEqual(['0', '0', undefined, undefined])
  day.kis.hold({ code: '005930', cash: 10, openSells: 4 })
  expect(await both()).toEqual(['10', '6', '10', '6'])
  day.kis.hold({ code: '005930', cash: 6, soldToday: 4, unsettled: 4 })
  expect(await both()).toEqual(['10', '6', '10', '6'])
  day.kis.hold({ code: '005930', cash: 6, soldToday: 4 })
  expect(await both()).toEqual(['6', '6', '6', '6'])
  day.kis.letGo('005930')
  expect(await both()).toEqual(['0', '0', undefined, undefined])
})

test.each([
  [
    'more on order than is held in cash',
    { cash: 1, credit: [{ quantity: 5, since: '20261012' }], openSells: 2 },
  ],
  ['more unsettled than sold', { soldToday: 1, unsettled: 2 }],
  ['more outside savings than is held', { cash: 1, nonSavings: 2 }],
  ['half a share', { cash: 0.5 }],
  ['less than nothing', { cash: -1 }],
  ['a loan without a day', { credit: [{ quantity: 1, since: '' }] }],
  ['a code that is none', { code: '5930' }],
])('no account holds %s', async (_, script) => {
  await using day = await simulate()
  expect(() => day.kis.hold({ code: '005930', ...script })).toThrow(/\.$/)
})
