import type { ReactNode } from 'react'
import { todayText } from '#renderer/shell/today.ts'
import { Logo } from '#renderer/shell/top-bar.tsx'
import { KeyBar, KeyCap, type KeyHint } from '#renderer/ui/keys.tsx'
import { DemoRibbon, StatusDot } from '#renderer/ui/marks.tsx'
import './counter.css'
import './serving.css'
import './overlays.css'
import './corrections.css'
import type { CounterTopView } from './view.ts'

const HINTS: readonly KeyHint[] = [
  { cap: '扫卡', does: '换一户' },
  { cap: '扫货', does: '加一件' },
  { cap: '3*', does: '再扫，加三件' },
  { cap: 'F2', does: '查户' },
  { cap: 'F5', does: '选货（没条码的）' },
  { cap: 'F8', does: '开错单、退换货' },
  { cap: 'F1', does: '按键表' },
]

export interface CounterFrameProps {
  readonly top: CounterTopView
  readonly onMenu: () => void
  readonly children: ReactNode
}

/** The whole window while the shop serves; the menu is behind F10. */
export function CounterFrame({ top, onMenu, children }: CounterFrameProps) {
  return (
    <div className="counter">
      <header className="counter-top">
        <Logo />
        <strong className="counter-shop">{top.shopName}</strong>
        <span className="counter-day">{todayText(top.today)}</span>
        {top.demo && <DemoRibbon />}
        <span className="counter-top-right">
          <StatusDot label="扫码枪" state={top.scanner} />
          <StatusDot label="打印机" state={top.printer} />
          <span>
            开单 {top.writer} · 发货 {top.issuer}
          </span>
          <button
            type="button"
            className="counter-menu"
            onMouseDown={(event) => event.preventDefault()}
            onClick={onMenu}
          >
            <KeyCap>F10</KeyCap>
            菜单
          </button>
        </span>
      </header>
      {children}
      <KeyBar hints={HINTS} />
    </div>
  )
}
