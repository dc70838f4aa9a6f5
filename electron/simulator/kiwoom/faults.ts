import type { Standing } from '../server/standing.ts'

/**
 * How a dead token is told: `brackets` as captured (HTTP 200, the number inside the text), `http-401` the
 * same text with that status, `top-level` the number itself as return_code. The official client knows the last two.
 */
export type DeadTokenForm = 'brackets' | 'http-401' | 'top-level'

/**
 * What goes wrong with a page: it is refused, cut off, or goes on where it began; the rows of the page before come
 * again, or one of them at another price.
 */
export type PageFault = 'refused' | 'cut-off' | 'same-key' | 'same-rows' | 'changed-row'

/** What only Kiwoom's server can get wrong. */
export interface Faults {
  login: Standing<number> | undefined
  registration: Standing<number> | undefined
  /** Of registrations for trades (0B) alone. */
  trades: Standing<number> | undefined
  loginWithheld: boolean
  registrationWithheld: boolean
  tradesWithheld: boolean
  sessionsCoexist: boolean
  deadToken: DeadTokenForm
  programAsDocumented: boolean
  /** By the number of the page, from 1. */
  readonly pages: Map<number, PageFault>
}

/** Standing faults of the conversation; each lasts until `heal()`, unless it counts down. */
export interface FaultControls {
  /** Every login (or the next `times`) is refused with this code and the connection closed. */
  refuseLogin(code: number, times?: number): void
  refuseRegistration(code: number, times?: number): void
  /** Those that name 0B; what names the VIs alone goes through. */
  refuseTradeRegistration(code: number, times?: number): void
  withholdLoginAnswer(): void
  withholdRegistrationAnswer(): void
  withholdTradeRegistrationAnswer(): void
  /** A second login leaves the older session alone, as one live check saw against all others. */
  letSessionsCoexist(): void
  answerDeadTokenWith(form: DeadTokenForm): void
  /** ka10010 tells of every issue what its document has as an example: figures that do not add up. */
  answerProgramAsDocumented(): void
  /** The `page`th page of whatever list is asked for goes wrong. */
  breakPage(fault: PageFault, page?: number): void
}

const none = (): Faults => ({
  login: undefined,
  registration: undefined,
  trades: undefined,
  loginWithheld: false,
  registrationWithheld: false,
  tradesWithheld: false,
  sessionsCoexist: false,
  deadToken: 'brackets',
  programAsDocumented: false,
  pages: new Map(),
})

export function createFaults(): { faults: Faults; controls: FaultControls; clear(): void } {
  const faults = none()
  return {
    faults,
    clear: () => {
      Object.assign(faults, none())
    },
    controls: {
      refuseLogin(code, times = Number.POSITIVE_INFINITY) {
        faults.login = { code, times }
      },
      refuseRegistration(code, times = Number.POSITIVE_INFINITY) {
        faults.registration = { code, times }
      },
      refuseTradeRegistration(code, times = Number.POSITIVE_INFINITY) {
        faults.trades = { code, times }
      },
      withholdLoginAnswer() {
        faults.loginWithheld = true
      },
      withholdRegistrationAnswer() {
        faults.registrationWithheld = true
      },
      withholdTradeRegistrationAnswer() {
        faults.tradesWithheld = true
      },
      letSessionsCoexist() {
        faults.sessionsCoexist = true
      },
      answerDeadTokenWith(form) {
        faults.deadToken = form
      },
      answerProgramAsDocumented() {
        faults.programAsDocumented = true
      },
      breakPage(fault, page = 2) {
        faults.pages.set(page, fault)
      },
    },
  }
}
