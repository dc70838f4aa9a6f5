/** A refusal that stands for so many more answers. */
interface Standing {
  readonly code: number
  times: number
}

/** What tests set and the servers consult before they answer. */
export interface Faults {
  /** The HTTP status of a firewall's page that answers every REST request. */
  htmlStatus: number | undefined
  login: Standing | undefined
  registration: Standing | undefined
  loginWithheld: boolean
  registrationWithheld: boolean
  sessionsCoexist: boolean
}

/** Standing faults of the conversation; each lasts until `heal()`, unless it counts down. */
export interface FaultControls {
  /** Every login (or the next `times`) is refused with this code and the connection closed. */
  refuseLogin(code: number, times?: number): void
  refuseRegistration(code: number, times?: number): void
  withholdLoginAnswer(): void
  withholdRegistrationAnswer(): void
  /** A second login leaves the older session alone, as one live check saw against all others. */
  letSessionsCoexist(): void
  /** REST answers with a firewall's HTML page. */
  answerWithHtml(status?: 400 | 403): void
}

const none = (): Faults => ({
  htmlStatus: undefined,
  login: undefined,
  registration: undefined,
  loginWithheld: false,
  registrationWithheld: false,
  sessionsCoexist: false,
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
      withholdLoginAnswer() {
        faults.loginWithheld = true
      },
      withholdRegistrationAnswer() {
        faults.registrationWithheld = true
      },
      letSessionsCoexist() {
        faults.sessionsCoexist = true
      },
      answerWithHtml(status = 403) {
        faults.htmlStatus = status
      },
    },
  }
}

/** The code to refuse with now, or `undefined`; a counted refusal is used up by asking. */
export function takeRefusal(standing: Standing | undefined): number | undefined {
  if (!standing || standing.times <= 0) return undefined
  standing.times -= 1
  return standing.code
}
