import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from '../../shared/domain/secret.ts'

test('a secret shows itself to whoever asks for it by name, and to nothing else', () => {
  const secret = new Secret('canary-7f3a')
  expect(secret.reveal()).toBe('canary-7f3a')
  const printed = [
    `${secret}`,
    String(secret),
    `${['a', secret]}`,
    JSON.stringify({ secret }),
    inspect({ deep: { secret } }, { depth: null, showHidden: true }),
    inspect(secret),
    Object.entries(secret).join(),
    inspect(new Error('failed', { cause: secret })),
  ]
  for (const text of printed) expect(text).not.toContain('canary')
})
