import { useSyncExternalStore } from 'react'
import { shop, useAsk, useSession } from '#renderer/api/client.ts'
import { useScannerHeard } from '../session/devices.ts'
import { SETUP_STEPS, type SetupStepId } from './setup-steps.ts'

const told = new EventTarget()
const subscribe = (onChange: () => void) => {
  told.addEventListener('change', onChange)
  return () => told.removeEventListener('change', onChange)
}

/** What a person said needs no more asking on this machine: no scanner here, slips on the screen. */
const KEY = 'setup-set-aside'
const setAside = (): string => localStorage.getItem(KEY) ?? ''

export function setStepAside(village: string, step: string): void {
  localStorage.setItem(KEY, `${setAside()} ${village}/${step}`.trim())
  told.dispatchEvent(new Event('change'))
}

export type StepsDone = Readonly<Record<SetupStepId, boolean>>

/** Which of the first steps are done; undefined until it is known. */
export function useStepsDone(): StepsDone | undefined {
  const { village } = useSession()
  const aside = new Set(useSyncExternalStore(subscribe, setAside).split(' '))
  const scanner = useScannerHeard()
  const scheme = useAsk(shop.schemes.current, {})
  const households = useAsk(shop.households.search, {
    text: '',
    groupName: null,
    status: null,
    offset: 0,
    limit: 1,
  })
  const goods = useAsk(shop.catalogue.search, { text: '', limit: 1 })
  const rules = useAsk(shop.rules.current, { scheme: null, day: null })
  const printer = useAsk(shop.printing.settings, {})
  if (scheme.isPending || households.isPending || goods.isPending) return undefined
  if (rules.isPending || printer.isPending) return undefined
  const done = {
    scheme: scheme.data != null,
    households: (households.data?.total ?? 0) > 0,
    goods: (goods.data?.length ?? 0) > 0,
    rules: (rules.data?.versions.length ?? 0) > 0,
    scanner,
    printer: printer.data !== undefined && printer.data.address !== '',
  }
  const isDone = (id: SetupStepId) => done[id] || aside.has(`${village}/${id}`)
  return Object.fromEntries(SETUP_STEPS.map(({ id }) => [id, isDone(id)])) as StepsDone
}
