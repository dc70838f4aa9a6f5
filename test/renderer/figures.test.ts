import { expect, test } from 'vitest'
import { minutesText, remainingText } from '../../renderer/format/durations.ts'
import { directionOf, percentText, signedSeconds, wonText } from '../../renderer/format/figures.ts'

test('won are grouped by thousands', () => {
  expect([0, 999, 1000, 53000, 1234567].map(wonText)).toEqual(['0', '999', '1,000', '53,000', '1,234,567'])
})

test('a percentage keeps the digits it came with and carries a true minus sign', () => {
  expect(percentText('10.60')).toBe('+10.60%')
  expect(percentText('-6.09')).toBe('\u22126.09%')
})

test('zero has no sign and no direction, however it is written', () => {
  expect(['0', '0.00', '-0.00'].map(percentText)).toEqual(['0%', '0.00%', '0.00%'])
  expect(['0.00', '-0.00', '0.01', '-0.01'].map(directionOf)).toEqual(['flat', 'flat', 'up', 'down'])
})

test('a clock skew reads in signed tenths of a second', () => {
  expect([1240, -1260, 40, -30].map(signedSeconds)).toEqual(['+1.2', '\u22121.3', '0.0', '0.0'])
})

test('a duration reads as minutes, and as hours from the first hour on', () => {
  expect([0, 4_999, 88_000, 3_600_000, 3_723_000].map(minutesText)).toEqual([
    '0:00',
    '0:04',
    '1:28',
    '1:00:00',
    '1:02:03',
  ])
  expect(minutesText(-5000)).toBe('0:00')
})

test('the last second of a countdown counts until it is over', () => {
  expect([1, 1000, 1001, 0].map(remainingText)).toEqual(['0:01', '0:01', '0:02', '0:00'])
})
