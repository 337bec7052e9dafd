import { Navigate, NavLink, Route, Routes } from 'react-router'
import { Card } from '#renderer/ui/card.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackupPanel } from '../safekeeping/backup-panel.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { PrintQueue } from './print-queue.tsx'
import { PrinterPanel } from './printer-panel.tsx'
import { ScannerTest } from './scanner-test.tsx'
import { SchemePanel } from './scheme-panel.tsx'
import { ShopPanel } from './shop-panel.tsx'
import { SoundPanel } from './sound-panel.tsx'
import './settings.css'

const PARTS = [
  { path: 'shop', name: '村和超市' },
  { path: 'people', name: '人员' },
  { path: 'scheme', name: '积分方案' },
  { path: 'printer', name: '小票打印机' },
  { path: 'queue', name: '打印队列' },
  { path: 'scanner', name: '扫码枪' },
  { path: 'sound', name: '声音' },
  { path: 'backup', name: '备份与恢复' },
] as const

export function SettingsRoom() {
  return (
    <Page title="设置">
      <div className="settings">
        <nav className="settings-nav" aria-label="设置的内容">
          {PARTS.map(({ path, name }) => (
            <NavLink key={path} to={`/settings/${path}`} className="shell-link">
              {name}
            </NavLink>
          ))}
        </nav>
        <div className="settings-part">
          <Routes>
            <Route path="shop" element={<ShopPanel />} />
            <Route path="people" element={<PeoplePanel />} />
            <Route path="scheme" element={<SchemePanel />} />
            <Route
              path="printer"
              element={
                <Card title="小票打印机">
                  <PrinterPanel />
                </Card>
              }
            />
            <Route path="queue" element={<PrintQueue />} />
            <Route
              path="scanner"
              element={
                <Card title="扫码枪">
                  <ScannerTest />
                </Card>
              }
            />
            <Route path="sound" element={<SoundPanel />} />
            <Route path="backup" element={<BackupPanel />} />
            <Route path="*" element={<Navigate to="/settings/shop" replace />} />
          </Routes>
        </div>
      </div>
    </Page>
  )
}
