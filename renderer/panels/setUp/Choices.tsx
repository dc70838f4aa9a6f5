import { useTranslation } from 'react-i18next'
import type { BrokerId } from '../../../shared/domain/instrument.ts'
import type { BrokerSetup } from '../../../shared/domain/profile.ts'
import { Segments } from '../../parts/Segments.tsx'
import { ComplaintNote } from './ComplaintNote.tsx'
import { hasSocket, serverKinds } from './formValues.ts'
import styles from './setUp.module.css'
import { TextField } from './TextField.tsx'
import type { CredentialFormState } from './useCredentialForm.ts'

interface ChoicesProps {
  readonly broker: BrokerId
  readonly form: CredentialFormState
  readonly setup: BrokerSetup | undefined
}

/** What is chosen rather than typed: the kind of customer, and the server. */
export function Choices({ broker, form, setup }: ChoicesProps) {
  const { t } = useTranslation()
  const { server, customer } = form
  const complaint = form.complaintOf('server') ?? form.complaintOf('customer')
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label}>{t(customer === null ? 'setUp.server' : 'setUp.customer')}</span>
        <span className={styles.choices}>
          {customer !== null && (
            <Segments
              label={t('setUp.customer')}
              value={customer}
              options={(['P', 'B'] as const).map((value) => ({ value, text: t(`setUp.customers.${value}`) }))}
              onChange={form.setCustomer}
            />
          )}
          <Segments
            label={t('setUp.server')}
            value={server}
            options={serverKinds[broker].map((value) => ({ value, text: t(`setUp.servers.${value}`) }))}
            onChange={form.setServer}
          />
        </span>
        <p className={styles.note} role={complaint && 'alert'}>
          {complaint && <ComplaintNote broker={broker} complaint={complaint} />}
          {!complaint && broker !== 'koscom' && t(`setUp.mock.${broker}`)}
        </p>
      </div>
      {server === 'custom' && <Addresses broker={broker} form={form} setup={setup} />}
    </>
  )
}

function Addresses({ broker, form, setup }: ChoicesProps) {
  const { t } = useTranslation()
  const saved = setup?.server.kind === 'custom' ? setup.server : undefined
  const names = hasSocket(broker) ? (['rest', 'socket'] as const) : (['rest'] as const)
  return names.map((name) => {
    const complaint = form.complaintOf(name)
    return (
      <TextField
        key={name}
        id={`${broker}-${name}`}
        name={name}
        label={t(`setUp.${name}`)}
        inputMode="url"
        maxLength={300}
        defaultValue={saved?.[name] ?? undefined}
        wrong={complaint !== undefined}
        note={complaint ? <ComplaintNote broker={broker} complaint={complaint} /> : t(`setUp.${name}Hint`)}
      />
    )
  })
}
