import type { Figure } from '../../../shared/domain/figure.ts'

/** As the oracles write it: "" for one left empty, "?" for one that cannot be read. */
export function writtenFigure(figure: Figure<number | string>): string {
  if (figure.kind === 'sent') return `${figure.value}`
  return figure.kind === 'blank' ? '' : '?'
}
