import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowHeight, scrollToShow, visibleRange } from '../../renderer/parts/viewport.ts'

test('every line in sight is on the page, and few that are not', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(2000), fc.nat(300_000), (count, height, wanted) => {
      const top = Math.min(wanted, Math.max(0, count * rowHeight - height))
      const { first, end } = visibleRange(count, { top, height })
      const inSight = (index: number) => (index + 1) * rowHeight > top && index * rowHeight < top + height
      expect(first === 0 || !inSight(first - 1)).toBe(true)
      expect(end === count || !inSight(end)).toBe(true)
      expect(end - first).toBeLessThanOrEqual(height / rowHeight + 12)
    }),
  )
})

test('a line asked for is in sight after the scroll', () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.nat(100_000),
      fc.constantFrom('nearest' as const, 'centre' as const),
      (index, top, where) => {
        const height = 480
        const moved = scrollToShow(index, { top, height }, where) ?? top
        expect(index * rowHeight).toBeGreaterThanOrEqual(moved)
        expect((index + 1) * rowHeight).toBeLessThanOrEqual(moved + height)
      },
    ),
  )
})
