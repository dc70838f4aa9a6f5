import type { Answer } from '../../../shared/domain/answer.ts'
import type { WatchGroup } from '../../../shared/domain/portfolio.ts'
import type { WatchGroupSource } from '../../monitor/broker.ts'
import type { Verdict } from '../../net/conversation.ts'
import type { WireResponse } from '../../net/http.ts'
import type { Access } from '../common/access.ts'
import { everyPage } from '../common/pages.ts'
import { revealed } from '../common/values.ts'
import { answered, unreadable } from '../common/verdicts.ts'
import { type AccountAsker, accountPath, encodeAccount, openAccount } from './envelope.ts'
import { dayIn, isinIn, isNothing, nameIn } from './figures.ts'
import { firstPage } from './pages.ts'
import { isBlock } from './written.ts'

const path = '/interest/search'

/** As the samples call it, and as the final document's table does. */
const parts = ['interestSymbolListResponseBody', 'interestSymbolReponseBody']

const mostPages = 40

interface GroupPage {
  readonly groups: readonly WatchGroup[]
  readonly next: string | null
}

/** Koscom open API, 관심종목 조회. Only Samsung takes a queryType, and so only Samsung can be asked for a second page. */
export function watchGroupSource(access: Access, asker: AccountAsker): WatchGroupSource {
  const question = accountPath(asker, path)
  const isPaged = revealed(asker.values, 'brokerName') === 'samsung'
  const askPage = (page: string, signal: AbortSignal): Promise<Answer<GroupPage>> => {
    const queryType = { assetType: 'EQY', rspType: '', count: 0, page }
    const content = isPaged ? { queryType } : {}
    const exchange = access.guarded({
      name: question,
      queue: access.queues.of('account'),
      lane: 'list',
      encode: (token, until) =>
        encodeAccount(asker, { path, part: 'interestSymbolListRequestBody', content }, token, until),
      decode: (reply) => decodeGroups(reply, asker),
    })
    return access.conversation.ask(exchange, signal)
  }
  return {
    question,
    ask: (signal) => everyGroup((page) => askPage(page, signal), isPaged),
  }
}

async function everyGroup(
  ask: (page: string) => Promise<Answer<GroupPage>>,
  isPaged: boolean,
): Promise<Answer<readonly WatchGroup[]>> {
  const told = new Set<string>()
  const pages = await everyPage<GroupPage>({
    ask: (before) => ask(before?.next ?? firstPage),
    most: mostPages,
    objection({ groups, next }) {
      if (next !== null && !isPaged) return 'a page that nobody can ask for'
      const marks = groups.map((group) => JSON.stringify(group))
      if (marks.some((mark) => told.has(mark))) return 'a group that comes again'
      for (const mark of marks) told.add(mark)
      return null
    },
  })
  return pages.kind === 'answered'
    ? { ...pages, answer: pages.answer.flatMap(({ groups }) => groups) }
    : pages
}

export function decodeGroups(reply: WireResponse, asker: AccountAsker): Verdict<GroupPage> {
  const opened = openAccount(reply, asker)
  if (opened.kind !== 'answered') return opened
  const [part, another] = parts.map((name) => opened.answer[name]).filter((each) => !isNothing(each))
  if (!isBlock(part) || another !== undefined) return unreadable(`no ${parts[0]}`)
  const { queryResult, groupList } = part
  const page = isBlock(queryResult) ? queryResult.page : undefined
  if (!isNothing(page) && typeof page !== 'string') return unreadable('a page')
  const list = isBlock(groupList) ? groupList.group : undefined
  if (!Array.isArray(list)) return unreadable('no groupList')
  const groups: WatchGroup[] = []
  for (const each of list) {
    const group = groupIn(each)
    if (group.kind !== 'answered') return group
    groups.push(group.answer)
  }
  return answered({ groups, next: typeof page === 'string' && !isNothing(page) ? page : null })
}

function groupIn(value: unknown): Verdict<WatchGroup> {
  if (!isBlock(value)) return unreadable('a group')
  const name = nameIn(value.groupName)
  if (!isNothing(value.isinCode) && !Array.isArray(value.isinCode)) return unreadable('isinCode of a group')
  const codes: readonly unknown[] = Array.isArray(value.isinCode) ? value.isinCode : []
  const issues = codes.map(isinIn).filter((issue) => issue !== null)
  if (issues.length < codes.length) return unreadable(`a code in the group ${name ?? 'without a name'}`)
  return answered({ name, issues, changedOn: dayIn(value.modifyDate) })
}
