import type { TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { MonitorApi } from '../../shared/contract.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { HoldingsActions } from '../panels/holdings/holdingsActions.ts'
import type { ProgramActions } from '../panels/program/programActions.ts'
import type { ChangeSettings } from './changeSettings.ts'
import type { Commands } from './commands.ts'
import type { Stores } from './createStores.ts'
import type { SellActions } from './sellActions.ts'

export interface App {
  readonly api: MonitorApi
  readonly stores: Stores
  readonly sell: SellActions
  readonly holdings: HoldingsActions
  readonly program: ProgramActions
  readonly commands: Commands
  readonly changeSettings: ChangeSettings
  readonly popups: 'page' | 'system'
}

export const AppContext = createContext<App | null>(null)

const WordsContext = createContext<TFunction | null>(null)

/** Lends one subscription to the language to everything inside. */
export const WordsProvider = WordsContext.Provider

/** The same words, each looked up once: rows ask for the same few thousands of times a second. */
export function rememberWords(t: TFunction): TFunction {
  const known = new Map<unknown, unknown>()
  return new Proxy(t, {
    apply(target, self, args) {
      const words = rememberedAs(args)
      if (words === null) return Reflect.apply(target, self, args)
      if (!known.has(words)) known.set(words, Reflect.apply(target, self, args))
      return known.get(words)
    },
  })
}

/** Words alone, or with a count as of seconds; `null`: with figures, of which there is no end. */
function rememberedAs([key, told]: readonly unknown[]): unknown {
  if (told === undefined) return key
  const [[name, n] = [], ...more] = Object.entries(told as object)
  const isCount = more.length === 0 && name === 'n' && Number.isInteger(n) && n >= 0 && n < 1000
  return isCount && typeof key === 'string' ? `${key} ${n}` : null
}

/** What `useTranslation` gives, without a subscription each: for rows, of which a storm makes hundreds a second. */
export function useWords(): TFunction {
  const words = useContext(WordsContext)
  if (!words) throw new Error('A component was rendered outside WordsProvider.')
  return words
}

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('A component was rendered outside AppContext.')
  return app
}

type States = { readonly [K in keyof Stores]: ReturnType<Stores[K]['getState']> }
type Readable<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>

/** One slice of one store; the component re-renders only when the slice changes. */
export function useSlice<K extends keyof States, R>(name: K, select: (state: States[K]) => R): R {
  const stores: { readonly [N in keyof States]: Readable<States[N]> } = useApp().stores
  return useStore<Readable<States[K]>, R>(stores[name], select as never)
}

/** The broker's time for what moves every second; what stands still passes `false` and is left in peace. */
export function useMarketNow(moving = true): Instant {
  return useSlice('clock', ({ market }) => (moving ? market : 0))
}
