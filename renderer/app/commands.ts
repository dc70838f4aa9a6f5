import type { Scope } from '../../shared/domain/ownership.ts'
import type { ViewState } from '../stores/view.ts'
import type { ChangeSettings } from './changeSettings.ts'
import type { Stores } from './createStores.ts'
import type { SellActions } from './sellActions.ts'
import { checkSelected, showLeft, toggleConnection, toggleDetail } from './viewActions.ts'

/** The places that commands lead to, and the one that takes something out of the page. */
export interface CommandTargets {
  readonly focusFilter: () => void
  readonly focusList: () => void
  readonly focusHoldings: () => void
  readonly focusPortfolio: () => void
  readonly focusWatch: () => void
  readonly focusProgram: () => void
  readonly focusProgramIssue: () => void
  readonly exportCsv: () => void
}

interface CommandsDeps {
  readonly changeSettings: ChangeSettings
  readonly stores: Stores
  readonly sell: SellActions
  readonly targets: CommandTargets
}

export type Commands = ReturnType<typeof createCommands>
export type CommandName = keyof Commands

/** What keys and the palette's rows do, by name. */
export function createCommands({ changeSettings, stores, sell, targets }: CommandsDeps) {
  const goTo = (left: ViewState['left'], focus: () => void) => () => {
    showLeft(stores, left)
    focus()
  }
  const bringList = () => {
    if (stores.view.getState().left !== 'vi') showLeft(stores, 'vi')
  }
  const scopeTo = (scope: Scope) => () => {
    bringList()
    stores.filters.setState({ scope })
  }
  return {
    sellCheck: () => sell.open(),
    program: goTo('program', targets.focusProgram),
    list: goTo('vi', targets.focusList),
    issueProgram: goTo('program', targets.focusProgramIssue),
    watch: goTo('watch', targets.focusWatch),
    portfolio: goTo('portfolio', targets.focusPortfolio),
    holdings: () => {
      stores.view.setState({ portfolio: 'checks' })
      goTo('portfolio', targets.focusHoldings)()
    },
    mask: () => changeSettings(({ masked }) => ({ masked: !masked })),
    doNotDisturb: () => changeSettings(({ doNotDisturb }) => ({ doNotDisturb: !doNotDisturb })),
    connection: () => toggleConnection(stores),
    settings: () => stores.view.setState({ settings: true }),
    askAgain: sell.askAgain,
    plan10: () => sell.planShare(10),
    plan25: () => sell.planShare(25),
    plan50: () => sell.planShare(50),
    plan100: () => sell.planShare(100),
    keepFresh: sell.toggleKeepFresh,
    copy: sell.copy,
    checkSelected: () => checkSelected(stores, sell),
    detail: () => toggleDetail(stores),
    csv: targets.exportCsv,
    activeOnly: () => {
      bringList()
      stores.filters.setState(({ activeOnly }) => ({ activeOnly: !activeOnly }))
    },
    scopeHeld: scopeTo('held'),
    scopeWatched: scopeTo('watched'),
    scopeAll: scopeTo('all'),
    filter: () => {
      bringList()
      targets.focusFilter()
    },
  } satisfies Record<string, () => void>
}
