import { type ComponentType, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import styles from './Page.module.css'

/** A part of the page whose code comes after the first look at it. */
export interface LatePart {
  /** Shows nothing until the code is here. Unless it is wanted, the code is not fetched for it. */
  readonly Part: ComponentType<{ readonly wanted?: boolean }>
  /** Resolves, too, when the code could not be read: the part itself says so. */
  readonly load: () => Promise<void>
}

interface Arrival {
  readonly Here: ComponentType | null
  readonly failed: boolean
}

/**
 * In place of React's `lazy`, which holds a part back for 300 ms after it has shown nothing instead, and throws the
 * whole page away over a file that could not be read.
 */
export function later(bring: () => Promise<ComponentType>): LatePart {
  const arrival = createStore<Arrival>(() => ({ Here: null, failed: false }))
  let coming: Promise<void> | null = null

  function load(): Promise<void> {
    coming ??= bring().then(
      (Here) => arrival.setState({ Here, failed: false }),
      () => {
        coming = null
        arrival.setState({ failed: true })
      },
    )
    return coming
  }

  function Part({ wanted = true }: { readonly wanted?: boolean }) {
    const { Here, failed } = useStore(arrival)
    useEffect(() => {
      if (wanted) void load()
    }, [wanted])
    if (Here) return <Here />
    return failed && wanted ? <NotRead /> : null
  }

  return { Part, load }
}

function NotRead() {
  const { t } = useTranslation()
  return (
    <div className={`${styles.alert} ${styles.notRead}`} role="alert">
      <p>
        <strong>{t('page.notRead')}</strong>
        {t('page.notReadTodo')}
      </p>
    </div>
  )
}
