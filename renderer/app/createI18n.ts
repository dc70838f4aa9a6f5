import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Settings } from '../../shared/domain/settings.ts'
import en from '../locales/en.json'
import ko from '../locales/ko.json'

/** Both languages are in the bundle, so a switch never waits. React escapes, so i18next need not. */
export function createI18n(locale: Settings['locale']): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    resources: { ko: { translation: ko }, en: { translation: en } },
    lng: locale,
    fallbackLng: 'ko',
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return instance
}
