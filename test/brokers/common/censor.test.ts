import { expect, test } from 'vitest'
import { createCensor } from '../../../electron/brokers/common/censor.ts'
import { Secret } from '../../../shared/domain/secret.ts'

const typed = {
  customer: 'P',
  appKey: 'PSabcdefghijklmnopqrstuvwxyz01234567',
  appSecret: `secret/${'s9'.repeat(80)}=end`,
  account: '50123456',
  product: '01',
}
const values = Object.fromEntries(Object.entries(typed).map(([field, text]) => [field, new Secret(text)]))

test('keys, accounts and tokens are taken out of what a broker says; what is no secret stays', () => {
  const censor = createCensor('kis', values)
  censor.learn(new Secret('eyJ.first'))
  censor.learn(new Secret('eyJ.second'))
  const said = `고객 P, 계좌 50123456-01, 키 ${typed.appKey}, ${typed.appSecret}; eyJ.first eyJ.second`
  expect(censor.tidy(said)).toBe('고객 P, 계좌 ••••-01, 키 ••••, ••••; •••• ••••')
})

test('a secret that the server cut short, or lost the blanks of, is taken out as well', () => {
  const censor = createCensor('kis', values)
  expect(censor.tidy(`appsecret=${typed.appSecret.slice(3, 60)}… appkey=${typed.appKey.slice(0, 13)}`)).toBe(
    'appsecret=••••… appkey=••••',
  )
  const ci = ` ${'Q7'.repeat(43)}=`
  expect(createCensor('koscom', { ci: new Secret(ci) }).redact(`<${ci.trim()}>`)).toBe('<••••>')
})

test('what is shown is short and on one line', () => {
  const censor = createCensor('kis', values)
  expect(censor.tidy('  두\n줄\t그리고   빈칸  ')).toBe('두 줄 그리고 빈칸')
  expect(censor.tidy('가'.repeat(5000))).toHaveLength(200)
})
