import type { kiwoom as ko } from './kiwoom.ko.ts'
import type { SameCodes } from './words.ts'

const vigilsFault = 'Vigil may be at fault. Please send the report from the connection panel.'
const brokersFault = "The cause may be on Kiwoom's side. Try again in a moment."
const newToken = 'Trying again gets a new token.'
const tooMany = 'Try again in a moment. Other programs with this app key count too.'
const meansNothingKnown = "This number is not in any public list. Ask Kiwoom's support about its answer."

export const kiwoom: SameCodes<typeof ko> = {
  '1501': ['Kiwoom found no API ID in the request.', vigilsFault],
  '1504': ['The address and the API ID of the request do not match.', vigilsFault],
  '1505': ['Kiwoom has no such API ID.', vigilsFault],
  '1511': ['The request lacks a value that it must have.', vigilsFault],
  '1512': ["Kiwoom could not read the request's headers.", vigilsFault],
  '1513': ['The request carried no token.', vigilsFault],
  '1514': ['The token was not sent in the right form.', vigilsFault],
  '1515': ['The token is of the wrong kind.', vigilsFault],
  '1516': ['The authorization header had no token in it.', vigilsFault],
  '1517': ['A value of the request has the wrong form.', vigilsFault],
  '1687': [
    'Kiwoom stopped a request that kept repeating.',
    'Try again in a moment. If it stays, please send the report.',
  ],
  '1700': ['More requests went out in one second than are allowed.', tooMany],
  '1701': ['More requests went out than are allowed for all queries together.', tooMany],
  '1702': ['More requests went out than are allowed for queries of one group.', tooMany],
  '1901': ['Kiwoom has no such market code.', vigilsFault],
  '1902': ['Kiwoom has no such issue.', 'Check the issue code. It may have been delisted.'],
  '1903': ['Kiwoom refused the request with the number 1903.', meansNothingKnown],
  '1999': ['Kiwoom answered that it met something unexpected.', brokersFault],
  '8001': [
    'The app key and the app secret do not belong together.',
    'Copy both again from Kiwoom REST API and paste them.',
  ],
  '8002': [
    'Kiwoom could not confirm the app key and the app secret.',
    'Check that the app key was not cancelled, and paste both again.',
  ],
  '8003': ['Kiwoom could not find this token.', newToken],
  '8005': ['Kiwoom does not accept the present token.', newToken],
  '8006': ['Kiwoom could not make a token.', brokersFault],
  '8009': ['Kiwoom answered that issuing a token failed.', brokersFault],
  '8010': [
    'The network changed: the token was issued to another IP address than the present one.',
    'If you changed the VPN or the Wi-Fi, change it back, or register the present IP with Kiwoom; then try again.',
  ],
  '8011': ['The request for a token lacks the grant type.', vigilsFault],
  '8012': ['The request for a token has a wrong grant type.', vigilsFault],
  '8015': [
    'Kiwoom could not revoke the token.',
    "It ends within a day by itself. If it is urgent, cancel the app key on Kiwoom's site.",
  ],
  '8016': ['The request names no token to revoke.', vigilsFault],
  '8020': ['The app key or the app secret is empty.', 'Enter both the app key and the app secret.'],
  '8030': [
    'Real and mock trading are mixed up: the app key is not for this server.',
    'Choose real for a real app key, and mock for a mock one.',
  ],
  '8031': [
    'Real and mock trading are mixed up: the token is not for this server.',
    'Check the chosen server and try again; that gets a new token.',
  ],
  '8040': [
    'Kiwoom could not authenticate this device.',
    'Check the registered IPs and devices on Kiwoom REST API and try again.',
  ],
  '8050': [
    'This device or IP is not registered with Kiwoom.',
    "Register the present IP under Kiwoom REST API on Kiwoom's site.",
  ],
  '8103': [
    'Kiwoom could not authenticate the token or the device.',
    'Trying again gets a new token. If it stays, check the registered IPs and devices.',
  ],
  '8104': [
    'Mock trading does not offer this query.',
    'If you need it, use the real server and a real app key.',
  ],
  '8200': ['Kiwoom refused the request with the number 8200.', meansNothingKnown],
  '105110': ['Realtime registrations were sent too often.', 'Reconnect in a moment.'],
  '105115': [
    'More issues are registered for realtime than allowed.',
    'Watch fewer issues: 200 a connection.',
  ],
  '105118': ["The registration exceeds the connection's limit.", 'Watch fewer issues: 200 a connection.'],
  '805004': ['Kiwoom refused the realtime login: the token is not valid.', newToken],
  R10001: [
    'This app key signed in elsewhere. Vigil stopped rather than fight.',
    'Reconnecting here cuts the other one off.',
  ],
}
