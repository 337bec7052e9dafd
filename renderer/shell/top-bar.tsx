import './shell.css'
import './gate.css'
import type { ReactNode } from 'react'
import { DemoRibbon, StatusDot } from '#renderer/ui/marks.tsx'
import type { ShellView } from './shell-view.ts'
import { todayText } from './today.ts'

export function Logo() {
  return (
    <span className="shell-logo" aria-hidden="true">
      分
    </span>
  )
}

/** Shop, day and devices; what stands on the right is the screen's own. */
export function TopBar({ view, children }: { view: ShellView; children?: ReactNode }) {
  return (
    <header className="shell-top">
      <Logo />
      <strong className="shell-shop">{view.shopName}</strong>
      <span className="shell-day">{todayText(view.today)}</span>
      {view.demo && <DemoRibbon />}
      <span className="shell-top-right">
        <StatusDot label="扫码枪" state={view.scanner} />
        <StatusDot label="打印机" state={view.printer} />
        {children}
      </span>
    </header>
  )
}
