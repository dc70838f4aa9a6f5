import { expect, test } from 'vitest'
import { openJournal } from '../../electron/journal/openJournal.ts'
import type { Journal } from '../../electron/monitor/platform.ts'
import { askEvery, createPortfolioDesk, type PortfolioDesk } from '../../electron/monitor/portfolioDesk.ts'
import type { Seat } from '../../electron/monitor/sellDesk.ts'
import { withAccountNews } from '../../shared/domain/accountNews.ts'
import { type AccountBook, AccountNews, AccountState } from '../../shared/domain/accounts.ts'
import type { BrokerId, Environment } from '../../shared/domain/instrument.ts'
import { createFakeClock, type FakeClock } from '../support/fakeClock.ts'
import { tenOClock } from '../support/interruptions.ts'
import { balanceOf, empty, equity, playedAccount } from './support/accountParts.ts'
import { status } from './support/programParts.ts'

/** A desk over real journals in memory, one for each environment, which outlive it. */
function deskOver(
  given: Partial<Record<BrokerId, Seat>>,
  clock: FakeClock,
  kept = new Map<Environment, Journal>(),
) {
  const seats = new Map(Object.entries(given))
  const open = new Set<Environment>()
  const desk = createPortfolioDesk({
    clock,
    seats: (id) => seats.get(id) ?? empty(id),
    openJournal(environment) {
      open.add(environment)
      const journal = kept.get(environment) ?? openJournal(':memory:', clock)
      kept.set(environment, journal)
      return { ...journal, close: () => void open.delete(environment) }
    },
  })
  return {
    desk,
    kept,
    open,
    account: (at = 0) => desk.accounts()[at],
    sitDown(id: BrokerId, seat: Seat) {
      seats.set(id, seat)
      desk.look()
    },
  }
}

const total = (state: AccountState | undefined) => {
  const told = state?.balance.told?.value.sums.total
  return told?.kind === 'sent' ? told.value : null
}

test('an account is asked when its session is ready, then every five minutes', async () => {
  const clock = createFakeClock(tenOClock)
  const played = playedAccount(clock)
  played.tell(7)
  const { desk, account } = deskOver({ koscom: played.seat('mine') }, clock)
  await using _ = desk
  expect(account()).toMatchObject({ balance: { told: null, asking: { pages: 0 }, failure: null } })
  await clock.advance(400)
  expect(AccountState.parse(account())).toEqual({
    id: 'mine',
    broker: 'koscom',
    environment: 'live',
    account: '1606••••0001',
    balance: {
      told: {
        value: balanceOf(7),
        source: {
          broker: 'koscom',
          environment: 'live',
          question: '/v1/diamond/account/balance',
          session: 'first',
          account: '1606••••0001',
        },
        // When the question left, which is older than when the answer came.
        askedAt: tenOClock,
        kept: false,
      },
      failure: null,
      asking: null,
    },
    composition: expect.objectContaining({ asking: null, failure: null }),
  })
  await clock.advance(2 * askEvery)
  expect(played.balances().map(({ at }) => at - tenOClock)).toEqual([0, askEvery, 2 * askEvery])
})

test('a failed question leaves what was told, says that it failed, and the next answer heals it', async () => {
  const clock = createFakeClock(tenOClock)
  const played = playedAccount(clock)
  played.tell(7)
  const { desk, account } = deskOver({ koscom: played.seat('mine') }, clock)
  await using _ = desk
  await clock.advance(1000)
  played.refuse()
  const failing = desk.refresh()
  await clock.advance(1000)
  await failing
  const at = tenOClock + 1200
  expect(account()?.balance).toMatchObject({
    told: { askedAt: tenOClock },
    failure: { trouble: { kind: 'refused' }, at },
    asking: null,
  })
  expect(total(account())).toBe(7)
  played.tell(8)
  const healing = desk.refresh()
  await clock.advance(1000)
  await healing
  expect([total(account()), account()?.balance.failure]).toEqual([8, null])
})

test('a second wish to ask joins the first; who gives up waiting stops nobody else', async () => {
  const clock = createFakeClock(tenOClock)
  const [koscom, kis] = [playedAccount(clock), playedAccount(clock, 'kis', 5000)]
  const seats = { koscom: koscom.seat('one'), kis: kis.seat('two', { broker: 'kis', id: 'k' }) }
  const { desk } = deskOver(seats, clock)
  await using _ = desk
  await clock.advance(0)
  const impatient = new AbortController()
  const done: string[] = []
  void desk.refresh().then(() => done.push('first'))
  void desk.refresh(impatient.signal).then(() => done.push('impatient'))
  await clock.advance(1000)
  expect(done).toEqual([])
  impatient.abort()
  await clock.advance(1000)
  expect(done).toEqual(['impatient'])
  expect(kis.balances()[0]?.signal.aborted).toBe(false)
  await clock.advance(3000)
  expect(done).toEqual(['impatient', 'first'])
  expect([koscom.balances().length, kis.balances().length]).toEqual([1, 1])
})

test('what was told is there at the next start, at once and with its age, though nobody answers', async () => {
  const clock = createFakeClock(tenOClock)
  const played = playedAccount(clock)
  played.tell(7)
  const first = deskOver({ koscom: played.seat('mine') }, clock)
  await clock.advance(1000)
  await first.desk[Symbol.asyncDispose]()
  expect([...first.open]).toEqual([])

  await clock.advance(3_600_000)
  played.refuse()
  const second = deskOver({ koscom: played.seat('mine', { id: 'second' }) }, clock, first.kept)
  await using _ = second.desk
  const expected = { kept: true, askedAt: tenOClock, value: balanceOf(7) }
  expect(second.account()?.balance.told).toMatchObject(expected)
  expect(second.account()?.composition?.told).toMatchObject({ kept: true })
  await clock.advance(1000)
  expect(second.account()?.balance).toMatchObject({
    told: expected,
    failure: { trouble: { kind: 'refused' } },
  })
  played.tell(8)
  const asking = second.desk.refresh()
  await clock.advance(1000)
  await asking
  expect(second.account()?.balance.told).toMatchObject({ kept: false, value: balanceOf(8) })
})

test('another account’s figures are never shown: not kept ones, and not an answer under way', async () => {
  const clock = createFakeClock(tenOClock)
  const [mine, other] = [playedAccount(clock, 'kis'), playedAccount(clock, 'kis')]
  const kis = { broker: 'kis' } as const
  mine.tell(7)
  other.refuse()
  const { desk, account, sitDown } = deskOver({ kis: mine.seat('mine', kis) }, clock)
  await using _ = desk
  await clock.advance(1000)
  mine.tell(9)
  void desk.refresh()
  await clock.advance(100)
  sitDown('kis', other.seat('other', { ...kis, id: 'second' }))
  expect(mine.asked.at(-1)?.signal.aborted).toBe(true)
  expect(account()).toMatchObject({ id: 'other', balance: { told: null } })
  await clock.advance(1000)
  expect(account()).toMatchObject({ id: 'other', balance: { told: null, asking: null } })
  sitDown('kis', mine.seat('mine', { ...kis, id: 'third' }))
  // Of what was under way when the user left nothing was kept.
  expect(account()).toMatchObject({ id: 'mine', balance: { told: { kept: true, value: balanceOf(7) } } })
})

test('the moment somebody else sits there, the list is theirs, even before anybody looked', async () => {
  const clock = createFakeClock(tenOClock)
  const played = playedAccount(clock)
  let seat = played.seat('mine')
  const desk = createPortfolioDesk({
    clock,
    seats: (id) => (id === 'koscom' ? seat : empty(id)),
    openJournal: () => openJournal(':memory:', clock),
  })
  await using _ = desk
  await clock.advance(1000)
  expect(desk.accounts()).toHaveLength(1)
  seat = empty('koscom')
  expect(desk.accounts()).toEqual([])
})

test('after a sign-out nobody is asked; what was told stays, and signing in asks at once', async () => {
  const clock = createFakeClock(tenOClock)
  const played = playedAccount(clock)
  played.tell(7)
  const { desk, account } = deskOver({ koscom: played.seat('mine') }, clock)
  await using _ = desk
  await clock.advance(1000)
  played.signOut(true)
  const asking = desk.refresh()
  await clock.advance(2 * askEvery)
  await asking
  expect(played.balances()).toHaveLength(1)
  expect(account()?.balance).toMatchObject({
    told: { value: balanceOf(7) },
    failure: { trouble: { kind: 'signed-out' } },
  })
  played.signOut(false)
  await clock.advance(1500)
  expect(played.balances()).toHaveLength(2)
  expect(account()?.balance.failure).toBeNull()
  // However short it was.
  played.signOut(true)
  await clock.advance(3000)
  played.signOut(false)
  await clock.advance(1500)
  expect(played.balances()).toHaveLength(3)
})

test('the book has who tells of an account: no broker without that question, none whose keys cannot be read', async () => {
  const clock = createFakeClock(tenOClock)
  const kis = playedAccount(clock, 'kis')
  const kiwoom = playedAccount(clock, 'kiwoom').broker
  const { balance: _balance, ...roleless } = kiwoom
  const { desk, account, open } = deskOver(
    {
      kis: kis.seat('one', { broker: 'kis' }),
      kiwoom: {
        broker: roleless,
        owner: { profile: 'main', id: 'two' },
        status: status({ broker: 'kiwoom' }),
      },
      koscom: { broker: null, status: status({ broker: 'koscom', id: null, standing: 'vault-closed' }) },
    },
    clock,
  )
  await using _ = desk
  await clock.advance(1000)
  expect(desk.accounts().map(({ broker }) => broker)).toEqual(['kis'])
  expect(account()?.composition).toBeNull()
  expect([...open]).toEqual(['live'])
})

test.each([
  ['nothing that was written here', 'rubbish'],
  [
    'figures of another shape',
    { id: 'mine', balance: { value: { sums: {} }, askedAt: 1 }, composition: null },
  ],
])('%s in the journal is nothing told, and is written over', async (_, found) => {
  const clock = createFakeClock(tenOClock)
  const played = playedAccount(clock)
  const journal = openJournal(':memory:', clock)
  journal.keep('account/main/koscom', found)
  const { desk, account } = deskOver({ koscom: played.seat('mine') }, clock, new Map([['live', journal]]))
  await using _desk = desk
  expect(account()?.balance.told).toBeNull()
  await clock.advance(1000)
  expect(journal.recall('account/main/koscom')).toMatchObject({ balance: { kept: false } })
})

test('a clock that is put back stops no asking', async () => {
  const clock = createFakeClock(tenOClock)
  let back = 0
  const played = playedAccount(clock)
  const desk = createPortfolioDesk({
    clock: { now: () => clock.now() - back, sleep: clock.sleep },
    seats: (id) => (id === 'koscom' ? played.seat('mine') : empty(id)),
    openJournal: () => openJournal(':memory:', clock),
  })
  await using _ = desk
  await clock.advance(1000)
  back = 7_200_000
  await clock.advance(2000)
  expect(played.balances()).toHaveLength(2)
})

/** What a page knows, and every word it was told. */
function pageOf(desk: PortfolioDesk) {
  const ending = new AbortController()
  const heard: AccountNews[] = []
  let book: AccountBook | null = null
  const listening = (async () => {
    for await (const batch of desk.news.subscribe(ending.signal)) {
      heard.push(...AccountNews.array().parse(JSON.parse(JSON.stringify(batch))))
      book = withAccountNews(book, batch)
    }
  })()
  return {
    heard,
    accounts: () => book?.accounts,
    async leave() {
      ending.abort()
      await listening
    },
  }
}

test('whoever listens, from the start or late, knows at each moment what the desk knows', async () => {
  const clock = createFakeClock(tenOClock)
  const [koscom, kis] = [playedAccount(clock), playedAccount(clock, 'kis', 300)]
  const { desk, sitDown } = deskOver({ koscom: koscom.seat('mine') }, clock)
  await using _ = desk
  const pages = [pageOf(desk)]
  const steps = [
    () => koscom.tell(7, [equity('005930', 3)]),
    () => sitDown('kis', kis.seat('other', { broker: 'kis', id: 'k' })),
    () => koscom.refuse(),
    () => void desk.refresh(),
    () => koscom.tell(8),
    () => void desk.refresh(),
    () => sitDown('koscom', koscom.seat('mine', { id: 'second' })),
    () => sitDown('koscom', empty('koscom')),
    () => sitDown('koscom', koscom.seat('mine', { id: 'third' })),
  ]
  for (const step of steps) {
    step()
    for (const wait of [0, 100, 100, 100, 200]) {
      await clock.advance(wait)
      for (const page of pages) expect(page.accounts()).toEqual(desk.accounts())
    }
    pages.push(pageOf(desk))
  }
  for (const page of pages) await page.leave()
})

test('the rows travel once for each answer, however many pages are told of and whatever else is asked', async () => {
  const clock = createFakeClock(tenOClock)
  const [koscom, kis] = [playedAccount(clock), playedAccount(clock, 'kis', 300)]
  koscom.pages(40)
  const seats = { koscom: koscom.seat('mine'), kis: kis.seat('other', { broker: 'kis', id: 'k' }) }
  const { desk, account } = deskOver(seats, clock)
  await using _ = desk
  let changes = 0
  desk.onChange(() => {
    changes += 1
  })
  const page = pageOf(desk)
  await clock.advance(100)
  expect(page.accounts()?.find(({ id }) => id === 'mine')?.balance.asking).toEqual({ pages: 20 })
  await clock.advance(1000)
  page.heard.splice(0)
  changes = 0
  koscom.refuse()
  void desk.refresh()
  await clock.advance(1000)
  const rows = page.heard.filter(({ kind }) => kind === 'balance')
  expect(rows).toEqual([{ kind: 'balance', id: 'other', told: account(0)?.balance.told }])
  expect(page.heard.filter(({ kind }) => kind === 'accounts')).toEqual([])
  expect(page.heard.filter((one) => one.kind === 'asked' && one.id === 'mine').length).toBeGreaterThan(30)
  // What is mine is worked out anew when something was told, not with each page: one balance, one composition.
  expect(changes).toBe(2)
  expect(page.accounts()).toEqual(desk.accounts())
  await page.leave()
})
