import { useTranslation } from 'react-i18next'
import type { SellableFigure, SellableQuantity } from '../../../shared/domain/sellableQuantity.ts'
import {
  decimalText,
  directionOf,
  percentText,
  sharesText,
  signedWonText,
  wonText,
} from '../../format/figures.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Unknown } from '../../parts/Unknown.tsx'
import { useMask } from '../../parts/useMask.ts'
import styles from './figures.module.css'

interface FigureValueProps {
  readonly name: SellableFigure
  readonly quantity: SellableQuantity
  /** The answer as a whole gives no figure: only what the broker did not send is told. */
  readonly withheld: boolean
}

/** One figure as the broker sent it. A blank is no zero, and what cannot be read is no figure. */
export function FigureValue({ name, quantity, withheld }: FigureValueProps) {
  const { t } = useTranslation()
  const { kind } = quantity[name]
  if (kind === 'blank')
    return (
      <span className={styles.blank}>
        — <small>{t('blank')}</small>
      </span>
    )
  if (kind === 'unreadable')
    return (
      <>
        <Unknown /> <small>{t('sell.unread')}</small>
      </>
    )
  if (withheld) return <Unknown />
  return <SentValue name={name} quantity={quantity} />
}

function SentValue({ name, quantity }: Omit<FigureValueProps, 'withheld'>) {
  const { t } = useTranslation()
  const mask = useMask()
  switch (name) {
    case 'profit':
    case 'profitRate':
      return <Gain name={name} quantity={quantity} />
    case 'averagePrice': {
      const price = quantity[name]
      return price.kind === 'sent' ? t('won', { price: decimalText(price.value) }) : null
    }
    case 'price': {
      const won = quantity[name]
      return won.kind === 'sent' ? t('won', { price: wonText(won.value) }) : null
    }
    case 'cost':
    case 'worth': {
      const won = quantity[name]
      return won.kind === 'sent' ? t('won', { price: mask(wonText(won.value)) }) : null
    }
    default: {
      const count = quantity[name]
      return count.kind === 'sent' ? t('sell.shares', { n: mask(sharesText(count.value)) }) : null
    }
  }
}

interface GainProps {
  readonly name: 'profit' | 'profitRate'
  readonly quantity: SellableQuantity
}

/** Direction by mark, sign and colour; only here, where the data has one. */
function Gain({ name, quantity }: GainProps) {
  const { t } = useTranslation()
  const mask = useMask()
  const figure = quantity[name]
  if (figure.kind !== 'sent') return null
  const direction = directionOf(String(figure.value))
  const text =
    typeof figure.value === 'number'
      ? t('won', { price: mask(signedWonText(figure.value)) })
      : percentText(figure.value)
  return (
    <span className={styles.gain} data-direction={direction}>
      <Mark direction={direction} /> {text}
    </span>
  )
}
