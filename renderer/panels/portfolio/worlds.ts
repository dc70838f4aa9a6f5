import type { Environment } from '../../../shared/domain/instrument.ts'

/** A simulated market says nothing of a real one's issues, nor the other way round. */
export function inOneWorld(one: Environment | undefined, other: Environment | undefined): boolean {
  return one !== undefined && other !== undefined && (one === 'demo') === (other === 'demo')
}
