import type { koscom as ko } from './koscom.ko.ts'
import type { SameCodes, Words } from './words.ts'

const vigilsFault = 'Vigil may be at fault. Please send the report from the connection panel.'
const later = 'Try again in a moment.'
const virtualAccount = 'Enter the 18-digit virtual account number from the Koscom portal again.'
const allowAgain = "Try again and allow the access anew on Koscom's page."
const wrongClient: Words = [
  'The client ID or the client secret is wrong.',
  'Copy both again from the Koscom portal and paste them.',
]
const noPermission: Words = [
  'Koscom did not allow this app this query.',
  'Check on the Koscom portal which APIs the app may use.',
]
const accountRefused: Words = [
  'The securities firm did not accept a query of this account.',
  'Check the name of the firm and the account. If it stays, ask the firm about the account.',
]
const virtualAccountRefused: Words = [
  'The securities firm did not accept this virtual account.',
  virtualAccount,
]

export const koscom: SameCodes<typeof ko> = {
  'kong 401': [
    'Koscom does not accept the authentication.',
    'Paste the client ID and the client secret again and allow the access anew.',
  ],
  'kong 401 No API key found in request': [
    'Koscom found no client ID in the request.',
    'Paste the client ID again. If it stays, please send the report.',
  ],
  'kong 403': noPermission,
  'kong 404': [
    'The Koscom server has no such address.',
    'The account API left the public documents in 2022. Enter the address that Koscom gave you as a custom server.',
  ],
  'kong 429': [
    'More requests went out than Koscom allows.',
    'A daily limit ends tomorrow. The Koscom portal shows the limit.',
  ],
  'op-apim 400': [
    'Koscom did not accept the form of the request.',
    'Check the code you got and the redirect URI, and try again.',
  ],
  'op-apim 401': wrongClient,
  'op-apim 403': noPermission,
  'op-apim 503': ['The Koscom server is not at work now.', later],
  'op-auth 2001': ['Koscom could not authenticate.', allowAgain],
  'op-auth 2002': ['The OTP of the Koscom login is wrong.', allowAgain],
  'op-auth 2003': ['The Koscom account is locked.', 'Unlock it on the Koscom portal, then try again.'],
  'op-auth 2100': noPermission,
  access_denied: [
    "The access was not allowed on Koscom's page.",
    'To use it, try again and allow the access.',
  ],
  invalid_client: wrongClient,
  invalid_grant: ['The code is wrong, was used before, or has expired.', allowAgain],
  invalid_request: ['Koscom could not make out the request for a token.', vigilsFault],
  invalid_scope: [
    'Koscom does not allow the scope (account).',
    'Check on the Koscom portal which scopes the app may use.',
  ],
  invalid_token: ['Koscom does not accept the present token.', allowAgain],
  redirect_uri_mismatch: [
    'The redirect URI is not the registered one.',
    'Enter the address exactly as on the Koscom portal.',
  ],
  unauthorized_client: [
    'This app may not get tokens in this way.',
    "Check the app's status on the Koscom portal.",
  ],
  unsupported_grant_type: ['Koscom does not use this grant type.', vigilsFault],
  'op-exco 3001': ['Koscom has no such transaction code.', vigilsFault],
  'op-exco 3002': [
    'Koscom does not know the address.',
    'Check the short English name of the securities firm.',
  ],
  'op-exco 3003': ['The request lacks something it must have.', 'See that no field is empty and try again.'],
  'op-exco 3004': ['The line between Koscom and the securities firm broke.', later],
  'op-exco 3005': ['The securities firm did not answer Koscom in time.', later],
  'op-exco 3006': ["Koscom does not accept the user's DN.", 'Check your membership on the Koscom portal.'],
  'op-exco 3007': ['Koscom could not confirm the user.', 'Paste the CI again, with the blank before it.'],
  'op-exco 3008': ['Koscom could not confirm the company.', 'Check the company code and the service code.'],
  'op-exco 3009': ['The account is wrong.', virtualAccount],
  'op-exco 3010': ['The virtual account has expired.', 'Have a new one issued on the Koscom portal.'],
  'op-exco 3011': ['Koscom could not read the request.', vigilsFault],
  'op-exco 3012': ['Koscom does not know the account.', virtualAccount],
  'op-exco 3013': ['A value of the request is of the wrong kind.', vigilsFault],
  'op-exco 3600': [
    "The securities firm's server is down.",
    'Look up when the firm does its maintenance, and try again.',
  ],
  'op-exco 3999': ['Koscom refused and gave no reason.', later],
  'op-exco 9011': ['The virtual account number is not valid.', virtualAccount],
  'broker 4000': accountRefused,
  'broker 4001': [
    'The securities firm did not find the account.',
    'Check the name of the firm and the virtual account number.',
  ],
  'broker 4002': accountRefused,
  'broker 4003': [
    'The CI and the account belong to different people.',
    'Paste the CI again, with the blank before it, and check the account.',
  ],
  'broker 4004': accountRefused,
  'broker 4005': accountRefused,
  'broker 4006': [
    'There is no consent to pass on the data of this account.',
    'Give your consent on the Koscom portal and try again.',
  ],
  'broker 5004': virtualAccountRefused,
  'broker 5005': virtualAccountRefused,
  'broker 5006': virtualAccountRefused,
  'broker 5007': virtualAccountRefused,
  'broker 6001': ['The securities firm does not know the kind of asset.', vigilsFault],
  'broker 6002': ['The securities firm does not know the kind of answer.', vigilsFault],
  'broker 6003': ['The page number is wrong.', 'Query again from the beginning.'],
  'broker 6004': ['The securities firm did not accept a value of the request.', vigilsFault],
  'broker 6005': ['Too much was asked at once.', 'Narrow the range and query again.'],
  'broker 6006': ['The dates of the query are wrong.', 'Shorten the period and query again.'],
  'broker 6007': ['The securities firm does not know the ISIN.', 'Check the issue code.'],
  'broker 6008': ['The side of the trade is wrong.', vigilsFault],
  'broker 7000': ['The securities firm took the request for a bad one.', vigilsFault],
}
