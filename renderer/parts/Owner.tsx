import { useSlice, useWords } from '../app/context.ts'
import parts from './parts.module.css'

/** 보유 or 관심 beside a name; nothing for all the others. */
export function Owner({ code }: { readonly code: string }) {
  const t = useWords()
  const owner = useSlice('ownership', ({ of }) => of(code))
  if (owner === 'other') return null
  return <span className={`${parts.badge} ${parts[owner]}`}>{t(`owner.${owner}`)}</span>
}
