import type { DeviceState } from '#renderer/ui/marks.tsx'

/** What the frame around every screen shows. */
export interface ShellView {
  /** "兴隆沟村党群积分超市" */
  readonly shopName: string
  /** The village's day, "2026-11-01". */
  readonly today: string
  readonly person: { readonly name: string; readonly role: string } | undefined
  readonly scanner: DeviceState
  readonly printer: DeviceState
  /** The village is made up. */
  readonly demo: boolean
}

/** One who may sign in. */
export interface StaffChoice {
  readonly id: string
  readonly name: string
  /** "兑换员" */
  readonly role: string
}
