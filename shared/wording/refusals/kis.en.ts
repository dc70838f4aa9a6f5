import type { kis as ko } from './kis.ko.ts'
import type { SameCodes, Words } from './words.ts'

const vigilsFault = 'Vigil may be at fault. Please send the report from the connection panel.'
const brokersSide = "The cause may be on the broker's side. Try again in a moment."
const gatewaySlow: Words = [
  "The broker's gateway got no answer in time from the server behind it.",
  brokersSide,
]

export const kis: SameCodes<typeof ko> = {
  EGW00101: ['Korea Investment could not make out the request.', vigilsFault],
  EGW00102: ['The request carried no app key.', 'Enter the app key and try again.'],
  EGW00103: [
    'Korea Investment does not know this app key.',
    'Paste all 36 characters again, without blanks. Real and mock trading have different app keys.',
  ],
  EGW00104: ['The request carried no app secret.', 'Enter the app secret and try again.'],
  EGW00105: [
    'The app secret does not belong to the app key.',
    'Paste all 180 characters again, without blanks at the ends.',
  ],
  EGW00115: ['The request for a token lacks the grant type.', vigilsFault],
  EGW00116: ['The request for a token has a wrong grant type.', vigilsFault],
  EGW00121: [
    'Korea Investment does not accept the present token.',
    'Trying again gets a new one. Check whether another program with this app key revoked it.',
  ],
  EGW00122: ['Korea Investment found no token in the request.', 'Trying again gets a new token.'],
  EGW00123: ['The token has expired.', 'Trying again gets a new token.'],
  EGW00133: [
    'Korea Investment issues a token only once a minute.',
    'Try again in a minute. Other programs with this app key count too.',
  ],
  EGW00201: [
    'More requests went out in one second than are allowed.',
    'Try again in a moment. Other programs with this account count too.',
  ],
  EGW00202: ["The broker's gateway could not pass the request on.", brokersSide],
  EGW00206: [
    'This app key may not use this query.',
    'On KIS Developers, check the services and the end date of the app key.',
  ],
  EGW00207: [
    'The IP address is missing or wrong.',
    'Enter the IP address that the corporation registered again.',
  ],
  EGW00208: [
    'The kind of customer is wrong.',
    'Choose personal or corporate, whichever applied for the app key.',
  ],
  EGW00209: ['The sequence number is wrong.', "A corporation's sequence number is 001."],
  EGW00212: [
    'The phone number is missing.',
    'Enter the number that the corporation registered, digits only.',
  ],
  EGW00213: [
    'Mock trading does not offer this query.',
    'If you need it, use the real server and a real app key.',
  ],
  EGW00215: ['Korea Investment takes no more requests just now.', 'Try again in a moment.'],
  EGW00300: gatewaySlow,
  EGW00301: gatewaySlow,
  EGW00302: gatewaySlow,
  EGW00304: [
    'The key that identifies the customer is wrong.',
    'Paste the app secret again; a corporation, its customer secret key (personalseckey).',
  ],
  OPSQ0002: ['Korea Investment has no such service.', vigilsFault],
  OPSQ2000: [
    'The account number is wrong.',
    'Enter the 8-digit account and the 2-digit product code for which the app key was issued.',
  ],
  OPSQ2001: ['The request lacks something it must have.', vigilsFault],
  OPSP0008: [
    'More issues are registered for realtime than allowed.',
    'Watch fewer issues: 41 for each app key.',
  ],
  OPSP0011: ['The realtime key is wrong.', 'Reconnecting gets a new one.'],
  OPSP8996: [
    'This app key already has a realtime connection.',
    'End it in the other program and reconnect: there is one for each app key.',
  ],
}
