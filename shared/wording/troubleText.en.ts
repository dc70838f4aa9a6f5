import type { TroubleWords } from './troubleText.ko.ts'

const bracketed = (text: string) => (text === '' ? '' : ` (${text})`)
const thisRunOnly = 'Until then secrets are kept for this run only.'

export const en: TroubleWords = {
  brokers: { kis: 'Korea Investment', kiwoom: 'Kiwoom', koscom: 'Koscom' },
  refused: (broker, code, message) => [
    message === ''
      ? `${broker} refused and gave no reason${bracketed(code)}.`
      : `${broker} refused: “${message}”`,
    `Vigil does not know this code. Try again in a moment; if it stays, ask ${broker}'s support about ${code === '' ? 'these words' : code}.`,
  ],
  foreignPage: (broker, status, title) => [
    `Something other than ${broker} answered with a web page (HTTP ${status}${title === '' ? '' : ` · ${title}`}).`,
    'A firewall, a proxy or a Wi-Fi sign-in page may stand between. Try again from another network.',
  ],
  noAnswer: (broker) => [
    `${broker} did not answer in time.`,
    'It may be under maintenance, or the network is slow. Try again in a moment.',
  ],
  offline: (broker, reason, code) =>
    ({
      'no-such-name': [
        `The address of ${broker}'s server was not found${bracketed(code)}.`,
        'Check the internet connection, and the spelling if you typed the address.',
      ] as const,
      'turned-away': [
        `${broker}'s server did not take the connection${bracketed(code)}.`,
        'It may be under maintenance or behind a firewall. If you typed the address, check the port.',
      ] as const,
      other: [
        `${broker}'s server could not be reached${bracketed(code)}.`,
        'Check the internet connection and try again.',
      ] as const,
    })[reason],
  untrustedCertificate: (broker, code) => [
    `The certificate of ${broker}'s server cannot be trusted, so no secret was sent${bracketed(code)}.`,
    'Security software that looks into connections, or a wrong date on this PC, does this. Check both.',
  ],
  unreadable: (broker, what) => [
    `${broker}'s answer is not as documented and could not be read${bracketed(what)}.`,
    'Try again in a moment; if it stays, please send the report from the connection panel.',
  ],
  heldBack: (broker, time) => [
    `A ${broker} token is asked for only once a minute; nobody has been asked yet.`,
    `You can try again from ${time} KST.`,
  ],
  clock: (broker, seconds, fast) => [
    `This PC's clock is ${seconds} s ${fast ? 'ahead of' : 'behind'} ${broker}'s server.`,
    "Set the PC's date and time from the internet. Token expiry and countdowns may be off.",
  ],
  form: (count) => [
    count > 1
      ? `${count} values need correcting, so nothing was sent.`
      : 'A value needs correcting, so nothing was sent.',
    'Correct the marked fields and try again.',
  ],
  unconfirmedHost: (broker, host) => [
    `${host} is not ${broker}'s own server, so no secret was sent.`,
    'If you trust it, confirm it by typing its name.',
  ],
  signedOut: ['You are signed out.', 'Sign in again in the connection panel: that gets a new token.'],
  unknownAccount: (broker) => [
    `This account is not among those that were allowed at ${broker}.`,
    'Check the 18-digit virtual account number, or consent to it on the portal, and try again.',
  ],
  cancelled: ['It was cancelled.', 'Trying again starts from the beginning.'],
  noTurn: (broker) => [
    `Time ran out before its turn came, so ${broker} was not asked.`,
    'Earlier requests are waiting. Try again in a moment.',
  ],
  otherIssue: (broker, asked, told) => [
    `${broker} was asked about ${asked} and answered about another issue${bracketed(told)}, so the answer was not used.`,
    'Try again; if it stays, please send the report from the connection panel.',
  ],
  notInMock: (question) => [
    `Mock trading has no such query, so nobody was asked${bracketed(question)}.`,
    'Switch to a real account or to the demo profile.',
  ],
  noSession: (broker) => ({
    ready: [`The connection to ${broker} is being changed, so it was not asked.`, 'Try again in a moment.'],
    'not-set-up': [
      `${broker} is not set up yet, so it was not asked.`,
      `Enter the ${broker} keys in the connection panel. The demo needs no keys.`,
    ],
    reading: [
      `The ${broker} key is being read from the keyring, so it has not been asked yet.`,
      'If the system asks for a password, answer it, and try again in a moment.',
    ],
    'vault-closed': [
      `The keyring is closed, so the ${broker} key was not read.`,
      'Nothing was deleted. See the vault in the connection panel.',
    ],
    gone: [
      `The keyring has no ${broker} key.`,
      'It was saved and then deleted outside Vigil. Enter the key again in the connection panel.',
    ],
    'not-kept': [
      `The ${broker} key was kept for the last run only.`,
      'No keyring took it then, so it was not saved. Enter the key again in the connection panel.',
    ],
    'other-backend': [
      `The saved ${broker} key cannot be read here.`,
      'It was saved through another keyring library. Enter the key again in the connection panel.',
    ],
    'unconfirmed-host': [
      `The chosen server is not ${broker}'s own, so it was not asked.`,
      'Confirm the server in the connection panel. Until then no key is sent.',
    ],
    unusable: [
      `The ${broker} server cannot be used.`,
      'Its address is wrong, or the demo did not start. Check the address or start Vigil again.',
    ],
  }),
  vault: {
    'not-tried': ["The system's keychain has not been opened yet.", 'It is opened when something is saved.'],
    open: ["The system's keychain is open.", 'There is nothing to do.'],
    'no-session-bus': [
      'There is no session bus on which to reach a keyring.',
      `Start Vigil from within a desktop session. ${thisRunOnly}`,
    ],
    'bus-unreachable': [
      'The session bus does not answer, so the keyring cannot be reached.',
      `Log out and in again. ${thisRunOnly}`,
    ],
    'no-secret-service': [
      'This PC has no keyring service that could keep secrets.',
      `Install gnome-keyring or KWallet and start Vigil again. ${thisRunOnly}`,
    ],
    'no-default-keyring': [
      'There is no default keyring yet.',
      `Create one in “Passwords and Keys”. ${thisRunOnly}`,
    ],
    locked: ['The keyring is locked; nothing was deleted.', 'Unlock it, and what was saved is read again.'],
    'prompt-waiting': [
      'The keyring asks for its password and waits.',
      "Answer the system's password window. It may be behind other windows.",
    ],
    'prompt-unanswered': [
      'The password window was not answered. The keyring is still locked.',
      'Press Unlock again and answer the window.',
    ],
    'prompt-impossible': [
      'The system could not show its password window, or it was closed. The keyring is still locked.',
      'Unlock the keyring in “Passwords and Keys”, then try again.',
    ],
    'service-lost': [
      'The keyring service went away.',
      'Vigil waits for it to come back. If it does not, log in again.',
    ],
    'no-backend': [
      'No library that can speak to the keychain could be loaded.',
      `Install Vigil again. ${thisRunOnly}`,
    ],
    failed: [
      'The keychain could not answer, for a reason Vigil does not know.',
      `The report from the connection panel has the details. ${thisRunOnly}`,
    ],
  },
}
